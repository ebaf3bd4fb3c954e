using Duplicates.Service.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Oversight;

/// <summary>Registers what shows the ministry whether the law is kept.</summary>
internal static class OversightFeature
{
    /// <summary>Adds the report, its table, and what remembers for them.</summary>
    public static IServiceCollection AddOversight(this IServiceCollection services) => services
        .AddScoped<OversightReport>()
        .AddScoped<CounterReport>()
        .AddScoped<IApplicationReaction, LateRedirects>()
        .AddSingleton<OversightTable>();
}
