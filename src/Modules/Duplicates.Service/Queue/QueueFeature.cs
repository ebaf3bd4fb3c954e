using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Queue;

/// <summary>Registers the electronic queue (R5.6, R6.3).</summary>
internal static class QueueFeature
{
    public static IServiceCollection AddQueue(this IServiceCollection services) => services
        .AddScoped<Tickets>()
        .AddScoped<TicketChanges>()
        .AddScoped<QueueDesks>()
        .AddScoped<QueueAccess>()
        .AddScoped<QueueLimits>()
        .AddScoped<BoardReader>()
        .AddSingleton<BoardFeed>()
        .AddScoped<OfficeNow>()
        .AddScoped<QueueFigures>()
        .AddSingleton<PublicFigures>()
        .AddSingleton<QueueSheet>()
        .AddScoped<TurnsSoon>()
        .AddScoped<QueueRetention>()
        .AddSingleton(new BackgroundJob(
            "turns of the queue that come soon",
            TimeSpan.FromSeconds(15),
            (provider, stopping) => provider.GetRequiredService<TurnsSoon>().RunAsync(stopping)))
        .AddSingleton(new BackgroundJob(
            "figures of the queue",
            TimeSpan.FromMinutes(10),
            (provider, stopping) => provider.GetRequiredService<QueueFigures>().RunAsync(stopping)))
        .AddSingleton(new BackgroundJob(
            "old tickets and forgotten desks",
            TimeSpan.FromMinutes(10),
            (provider, stopping) => provider.GetRequiredService<QueueRetention>().RunAsync(stopping)));
}
