using Duplicates.Service.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Seals;

/// <summary>Registers what binds histories and letters to the audit log.</summary>
internal static class SealsFeature
{
    public static IServiceCollection AddSeals(this IServiceCollection services) => services
        .AddSingleton<RowDigests>()
        .AddScoped<HistorySeals>()
        .AddScoped<IHistoryCheck, HistoryCheck>()
        .AddScoped<IHistorySealing>(provider => provider.GetRequiredService<HistorySeals>())
        .AddSingleton(new BackgroundJob("seals of histories", TimeSpan.FromMinutes(1), (provider, stopping) => provider.GetRequiredService<HistorySeals>().RunAsync(stopping)));
}
