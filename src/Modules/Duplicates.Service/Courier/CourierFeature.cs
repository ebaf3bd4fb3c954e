using Duplicates.Service.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Courier;

/// <summary>Registers the courier between offices of the Corporation and schools (R5.7).</summary>
internal static class CourierFeature
{
    public static IServiceCollection AddCourier(this IServiceCollection services) => services
        .AddScoped<Manifests>()
        .AddScoped<ManifestScans>()
        .AddScoped<IApplicationReaction, CourierThings>()
        .AddScoped<CourierWarnings>()
        .AddScoped<UncollectedResults>()
        .AddScoped<CollectionAgain>()
        .AddSingleton(new BackgroundJob("results that have to leave for the Corporation", TimeSpan.FromMinutes(30), (provider, stopping) => provider.GetRequiredService<CourierWarnings>().RunAsync(stopping)))
        .AddSingleton(new BackgroundJob("results that nobody collects", TimeSpan.FromHours(1), (provider, stopping) => provider.GetRequiredService<UncollectedResults>().RunAsync(stopping)));
}
