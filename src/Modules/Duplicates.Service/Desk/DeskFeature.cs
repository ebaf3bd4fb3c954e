using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Desk;

/// <summary>Registers the desk at which schools take paper applications in.</summary>
internal static class DeskFeature
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddScoped<DeskDrafts>()
        .AddScoped<SchoolDesk>()
        .AddSingleton(new BackgroundJob("paper applications that nobody finished", TimeSpan.FromHours(1), (provider, stopping) => provider.GetRequiredService<DeskDrafts>().DeleteOldAsync(stopping)));
}
