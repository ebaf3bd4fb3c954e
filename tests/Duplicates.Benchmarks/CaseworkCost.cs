using System.Globalization;
using Duplicates.Domain.Time;

namespace Duplicates.Benchmarks;

/// <summary>What the work of a school costs with few cases and with very many, all of them of one school; and what the start costs.</summary>
internal static class CaseworkCost
{
    private const int Requests = 200;
    private const int Decisions = 80;

    // a decision takes a case for good: those of both rounds, each with its quarter of warm-up
    private const int Undecided = 4 * Decisions;
    private const int Few = 10_000;
    private static readonly string[] Tabs = ["Open", "Mine", "Turn", "Unclaimed", "Waiting", "Soon", "Overdue", "Done"];
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    public static async Task<int> PrintAsync(TextWriter output, string server, int cases)
    {
        await using var few = await MeasuredSchool.StartAsync(server);
        await using var many = await MeasuredSchool.StartAsync(server);
        await few.Seeding.AddMixedAsync(Few);
        await many.Seeding.AddMixedAsync(cases);
        await few.BecomeIdleAsync();
        await output.WriteLineAsync(Line($"work after {cases:N0} cases came at once: {(await many.BecomeIdleAsync()).TotalMinutes:F0} min"));
        await output.WriteLineAsync(Line($"| What | CPU ms at {Few:N0} | at {cases:N0} | ratio | median ms | | ratio | p95 ms | | ratio |"));
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|---|");
        var requests = await RequestsAsync(few, many);
        foreach (var (_, count, request) in requests)
        {
            // a round before, because the run time compiles the pages again when they are used much
            await MeasuredSchool.CompareAsync(few, many, 2 * count, request);
        }

        foreach (var (what, count, request) in requests)
        {
            var (less, more) = await MeasuredSchool.CompareAsync(few, many, count, request);
            await output.WriteLineAsync(Line($"| {what} | {Compared(less.Cpu, more.Cpu)} | {Compared(less.Median, more.Median)} | {Compared(less.P95, more.P95)} |"));
        }

        await few.RestartAsync();
        await many.RestartAsync();
        await output.WriteLineAsync(Line($"first answer after the start: {few.Host.TimeToFirstAnswer.TotalSeconds:F2} s and {many.Host.TimeToFirstAnswer.TotalSeconds:F2} s"));
        await Task.Delay(Idle);
        await output.WriteLineAsync(Line($"the first minute, CPU: {(await few.ProcessorTimeAsync()).TotalSeconds:F1} s and {(await many.ProcessorTimeAsync()).TotalSeconds:F1} s"));
        await output.WriteLineAsync(Line($"memory after it: {few.Host.Memory} and {many.Host.Memory}, at most {few.Host.PeakMemory} and {many.Host.PeakMemory}"));
        return 0;
    }

    private static async Task<IReadOnlyList<(string What, int Count, Func<MeasuredSchool, int, Task> Request)>> RequestsAsync(MeasuredSchool few, MeasuredSchool many)
    {
        var middle = AlmatyTime.Today(TimeProvider.System).AddDays(6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var lists = new Dictionary<MeasuredSchool, string> { [few] = await few.Clerk.GetAsync("/kk/staff"), [many] = await many.Clerk.GetAsync("/kk/staff") };
        var cases = new Dictionary<MeasuredSchool, IReadOnlyList<string>> { [few] = await few.Seeding.AddProposedAsync(Undecided), [many] = await many.Seeding.AddProposedAsync(Undecided) };
        var undecided = cases.ToDictionary(school => school.Key, school => new Queue<string>(school.Value));
        return
        [
            .. Tabs.Select(tab => ($"tab {tab}", Requests, (Func<MeasuredSchool, int, Task>)((school, _) => school.Clerk.GetAsync($"/kk/staff?tab={tab}")))),
            ("a page in the middle", Requests, (school, _) => school.Clerk.GetAsync($"/kk/staff?tab=Open&after={middle}_80000000000000000000000000000000")),
            ("search by a short beginning of a name", Requests, (school, place) => SearchAsync(school, $"теги{place % 50} аты")),
            ("search by a whole name", Requests, (school, place) => SearchAsync(school, $"теги{1000 + place} аты{1000 + place % 300}")),
            ("search by number", Requests, (school, place) => SearchAsync(school, cases[school][place % Undecided])),
            ("search by IIN", Requests, (school, _) => SearchAsync(school, "880515300001")),
            ("a case", Decisions, (school, place) => school.Head.GetAsync($"/kk/staff/cases/{cases[school][place % Undecided]}")),
            ("a decision (page and form)", Decisions, (school, place) => DecideAsync(school.Head, undecided[school].Dequeue())),
        ];

        Task SearchAsync(MeasuredSchool school, string sought) => school.Clerk.PostAsync("/kk/staff?handler=Search", lists[school], ("Sought", sought));
    }

    private static async Task DecideAsync(StaffVisitor head, string number)
    {
        var path = $"/kk/staff/cases/{number}/approve";
        await head.PostAsync(path, await head.GetAsync(path));
    }

    private static string Compared(double less, double more) => Line($"{less:F2} | {more:F2} | {more / less:F2}");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
