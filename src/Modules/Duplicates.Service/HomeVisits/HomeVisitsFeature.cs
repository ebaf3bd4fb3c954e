using Duplicates.Service.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.HomeVisits;

/// <summary>Registers visits at home (R8.1).</summary>
internal static class HomeVisitsFeature
{
    public static IServiceCollection AddHomeVisits(this IServiceCollection services) => services
        .AddScoped<HomeVisitDesk>()
        .AddScoped<HomeVisitIntake>()
        .AddScoped<VisitingOffices>()
        .AddScoped<IApplicationReaction, HomeVisitOutcome>()
        .AddSingleton(new BackgroundJob("addresses of visits that are over", TimeSpan.FromHours(6), (provider, stopping) => provider.GetRequiredService<HomeVisitDesk>().EraseAsync(stopping)));
}
