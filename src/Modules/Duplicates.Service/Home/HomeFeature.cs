using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Home;

/// <summary>Registers what the start page tells.</summary>
internal static class HomeFeature
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services.AddSingleton<RecentDurations>();
}
