using System.Globalization;

namespace Duplicates.Benchmarks;

/// <summary>What the work of a school costs with few cases and with very many, all of them of one school.</summary>
internal static class WorkListCost
{
    private const int Requests = 200;
    private const int Decisions = 80;
    private static readonly int[] Sizes = [10_000, 1_000_000];
    private static readonly string[] Tabs = ["Open", "Mine", "Turn", "Unclaimed", "Waiting", "Soon", "Overdue", "Done"];

    public static async Task<int> PrintAsync(TextWriter output, string database)
    {
        using var host = await MeasuredHost.StartServiceAsync(database);
        var seeding = await CaseSeeding.OverAsync(host, database);
        var results = new List<Dictionary<string, Cost>>();
        var first = 1;
        await seeding.AddRowsAsync(first, Sizes[0] / 2);
        first = (Sizes[0] / 2) + 1;
        await MeasureAsync(host, seeding); // the first round warms the service up and is not told
        foreach (var size in Sizes)
        {
            await seeding.AddRowsAsync(first, size);
            first = size + 1;
            results.Add(await MeasureAsync(host, seeding));
        }

        await output.WriteLineAsync("what | 10,000: CPU ms, p95 ms | 1,000,000: CPU ms, p95 ms | ratio CPU, p95");
        foreach (var (what, few) in results[0])
        {
            var many = results[1][what];
            await output.WriteLineAsync(Line($"{what} | {few.Cpu:F2}, {few.P95:F1} | {many.Cpu:F2}, {many.P95:F1} | {many.Cpu / few.Cpu:F2}, {many.P95 / few.P95:F2}"));
        }

        return 0;
    }

    private static async Task<Dictionary<string, Cost>> MeasureAsync(MeasuredHost host, CaseSeeding seeding)
    {
        var costs = new Dictionary<string, Cost>(StringComparer.Ordinal);
        using var clerk = await StaffVisitor.SignInAsync(host.Address, "clerk.almaty@example.org");
        using var head = await StaffVisitor.SignInAsync(host.Address, "head.almaty@example.org");
        foreach (var tab in Tabs)
        {
            costs[$"tab {tab}"] = await host.MeasureAsync(_ => clerk.GetAsync($"/kk/staff?tab={tab}"), Requests);
        }

        var middle = DateTime.UtcNow.AddDays(6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        costs["a page in the middle"] = await host.MeasureAsync(_ => clerk.GetAsync($"/kk/staff?tab=Open&after={middle}_80000000000000000000000000000000"), Requests);
        var list = await clerk.GetAsync("/kk/staff");
        costs["search by name"] = await host.MeasureAsync(place => clerk.PostAsync("/kk/staff?handler=Search", list, ("Sought", Line($"теги{place % 50} аты"))), Requests);
        var cases = await seeding.AddCasesAsync(2 * Decisions);
        costs["a case"] = await host.MeasureAsync(place => head.GetAsync($"/kk/staff/cases/{cases[place % cases.Count]}"), Decisions);
        costs["a decision"] = await host.MeasureAsync(place => DecideAsync(head, cases[place]), Decisions);
        return costs;
    }

    private static async Task DecideAsync(StaffVisitor head, string number)
    {
        var path = $"/kk/staff/cases/{number}/approve";
        await head.PostAsync(path, await head.GetAsync(path));
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
