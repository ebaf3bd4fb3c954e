using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Track;

/// <summary>Registers the look at a case without signing in.</summary>
internal static class TrackFeature
{
    public static IServiceCollection AddTrack(this IServiceCollection services) => services
        .AddSingleton<TrackingLimits>();
}
