using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Duplicates.Web;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Benchmarks;

/// <summary>How long open cases take to be counted anew after a change of the calendar, and how the service answers meanwhile.</summary>
internal static class RecalculationCost
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public static async Task<int> PrintAsync(TextWriter output, string server, int cases)
    {
        await using var school = await MeasuredSchool.StartAsync(server);
        await school.Seeding.AddOpenAsync(cases);
        var quiet = new List<double>();
        for (var look = 0; look < 50; look++)
        {
            quiet.Add(await LookAsync(school));
        }

        var (clock, cpu, times) = (Stopwatch.StartNew(), await school.ProcessorTimeAsync(), new List<double>());
        await school.Host.RunCommandAsync("import-recipe", await NewHolidayAsync(school.Host.DataFolder!));
        CalendarRunRow run;
        do
        {
            times.Add(await LookAsync(school));
            await Task.Delay(BetweenLooks);
            run = await NewestRunAsync(school);
        }
        while (run.Number == 1 || run.Done < run.Total);

        var (seconds, used) = (clock.Elapsed.TotalSeconds, (await school.ProcessorTimeAsync() - cpu).TotalSeconds);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{run.Done:N0} cases looked at, {run.Moved:N0} moved, {run.Explained:N0} explained anew: {seconds:F0} s, CPU {used:F0} s, {run.Done / seconds:F0} cases/s; memory at most {school.Host.PeakMemory}"));
        await output.WriteLineAsync($"the work list before: {Told(quiet)}; meanwhile: {Told(times)}");
        return 0;
    }

    private static async Task<double> LookAsync(MeasuredSchool school)
    {
        var clock = Stopwatch.StartNew();
        await school.Clerk.GetAsync("/kk/staff");
        return clock.Elapsed.TotalMilliseconds;
    }

    private static string Told(List<double> times)
    {
        var cost = Cost.Of(times, TimeSpan.Zero);
        return string.Create(CultureInfo.InvariantCulture, $"median {cost.Median:F1} ms, p95 {cost.P95:F1} ms, at most {times[^1]:F1} ms");
    }

    private static async Task<CalendarRunRow> NewestRunAsync(MeasuredSchool school)
    {
        await using var scope = school.Seeding.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().Set<CalendarRunRow>().AsNoTracking().OrderByDescending(row => row.Number).FirstAsync();
    }

    /// <summary>A recipe of the calendar in which tomorrow's next ordinary weekday is a holiday.</summary>
    private static async Task<string> NewHolidayAsync(string folder)
    {
        var recipe = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Start.RecipesFolder, "working-calendar.recipe.json")))!;
        var years = recipe["steps"]!.AsArray().SelectMany(step => step!["data"]!.AsArray()).Select(item => item!["WorkingCalendarPart"]!).ToList();
        var taken = years.SelectMany(year => year["Days"]!.AsArray()).Select(day => DateOnly.Parse(day!["Date"]!.GetValue<string>(), CultureInfo.InvariantCulture)).ToHashSet();
        var day = AlmatyTime.Today(TimeProvider.System).AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || taken.Contains(day))
        {
            day = day.AddDays(1);
        }

        years.Single(year => year["Year"]!["Value"]!.GetValue<int>() == day.Year)["Days"]!.AsArray().Add(new JsonObject
        {
            ["Date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Kind"] = "Holiday",
            ["NameKk"] = "Сынақ мерекесі",
            ["NameRu"] = "Пробный праздник",
        });
        var file = Path.Combine(folder, "new-holiday.recipe.json");
        await File.WriteAllTextAsync(file, recipe.ToJsonString());
        return file;
    }
}
