using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Deadlines;

/// <summary>Registers what the due dates of open cases need: recalculation after a change of the calendar, and warnings.</summary>
internal static class DeadlinesFeature
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services) => services
        .AddScoped<CalendarRuns>()
        .AddScoped<DueDateRecalculation>()
        .AddScoped<IDueDateForecast, DueDateForecast>()
        .AddScoped<DueWarnings>()
        .AddScoped<PressingCases>()
        .AddSingleton(new BackgroundJob("due dates after a change of the calendar", TimeSpan.FromSeconds(5), async (provider, stopping) =>
        {
            await provider.GetRequiredService<CalendarRuns>().StartIfChangedAsync(stopping);
            await provider.GetRequiredService<DueDateRecalculation>().RunAsync(stopping);
        }))
        .AddSingleton(new BackgroundJob("warnings before due dates", TimeSpan.FromMinutes(1), (provider, stopping) => provider.GetRequiredService<DueWarnings>().RunAsync(stopping)));
}
