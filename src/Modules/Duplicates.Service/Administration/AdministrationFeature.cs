using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Administration;

/// <summary>Registers what administrators look at.</summary>
internal static class AdministrationFeature
{
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddSingleton<JobJournal>()
        .AddSingleton<HeldSettings>()
        .AddSingleton<AuditCheckTurn>()
        .AddScoped<Attention>();
}
