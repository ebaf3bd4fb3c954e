using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Intake;

/// <summary>Registers the intake of applications: what every door calls.</summary>
internal static class IntakeFeature
{
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddScoped<OpenApplications>()
        .AddScoped<ApplicationIntake>();
}
