using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Desk;

/// <summary>Registers the desks at which schools and counters of the Corporation take applications in.</summary>
internal static class DeskFeature
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddScoped<DeskDrafts>()
        .AddScoped<IntakeDesk>()
        .AddScoped<DeskCases>()
        .AddScoped<IntakeMirrors>()
        .AddSingleton<MirrorLimits>()
        .AddSingleton(new BackgroundJob("paper applications that nobody finished", TimeSpan.FromHours(1), async (provider, stopping) =>
        {
            await provider.GetRequiredService<DeskDrafts>().DeleteOldAsync(stopping);
            await provider.GetRequiredService<IntakeMirrors>().DeleteOldAsync(stopping);
        }));
}
