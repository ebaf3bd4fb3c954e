using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Duplicates.Service.Tests.Offices;

namespace Duplicates.Benchmarks;

/// <summary>What the directory costs with 10,000 offices, and how long they take to be checked and imported.</summary>
internal static partial class DirectoryCost
{
    private const int Offices = 10_000;
    private const int Requests = 400;
    private const string InfoPage = "/kk/editor/items/4dtxpz39cj4zw68rjsk1s033y8";
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(0.5);

    private static readonly (string What, Func<int, string> Query)[] Searches =
    [
        ("one word, prefix", place => $"q=%D0%B0%D0%B1%D0%B0%D0%B9&p=-{place}"),
        ("number and word", place => $"q={place + 1}%20%D1%88%D0%BA%D0%BE%D0%BB%D0%B0"),
        ("a slip in a long word", place => $"q=%D0%BE%D0%B1%D1%89%D0%B5%D0%BE%D0%B1%D0%B0%D0%B7%D0%BE%D0%B2%D0%B0%D1%82&p=-{place}"),
        ("nothing that exists", place => $"q=%D1%85%D0%BE%D0%B3%D0%B2%D0%B0%D1%80%D1%82%D1%81{place}"),
        ("a region, open now", place => $"region=35&open=true&p=-{place}"),
        ("all regions", place => $"p=-{place}"),
        ("a whole BIN", place => $"q={OfficeLists.Bins().Skip(place).First()}"),
    ];

    public static async Task<int> PrintAsync(TextWriter output, string database)
    {
        using var host = await MeasuredHost.StartServiceAsync(database);
        using var editor = await StaffVisitor.SignInAsync(host.Address, "editor@example.org");
        var rows = OfficeLists.Rows(Offices);
        var clock = Stopwatch.StartNew();
        var import = await editor.UploadAsync("/kk/editor/offices/import", "List", OfficeLists.File(rows));
        await output.WriteLineAsync(Line($"checked {Offices} rows in {clock.Elapsed.TotalSeconds:F1} s"));
        clock.Restart();
        await editor.PostAsync(import, await editor.GetAsync(import));
        while ((await editor.GetAsync(import)).Contains("data-import=\"running\"", StringComparison.Ordinal))
        {
            await Task.Delay(Glance);
        }

        await output.WriteLineAsync(Line($"imported in {clock.Elapsed.TotalSeconds:F1} s"));
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        await output.WriteLineAsync("search | CPU ms | p95 ms");
        foreach (var (what, query) in Searches)
        {
            var cost = await host.MeasureAsync(place => client.GetByteArrayAsync(new Uri($"/kk/addresses/results?{query(place)}", UriKind.Relative)), Requests);
            await output.WriteLineAsync(Line($"{what} | {cost.Cpu:F2} | {cost.P95:F1}"));
        }

        var publications = await host.MeasureAsync(place => ActAsync(editor, place % 2 == 0 ? "Unpublish" : "Publish"), 8);
        await output.WriteLineAsync(Line($"one page published or taken back: {publications.Cpu:F0} ms CPU, median {publications.Median:F0} ms"));
        var start = await host.MeasureAsync("/kk", Requests * 10);
        await output.WriteLineAsync(Line($"start page, warm, with {Offices} offices: {start:F1} µs CPU"));
        return 0;
    }

    private static async Task ActAsync(StaffVisitor editor, string act)
    {
        var page = await editor.GetAsync(InfoPage);
        if (!await editor.PostAsync($"{InfoPage}?handler={act}", page, ("Changes", Changes().Match(page).Groups["value"].Value)))
        {
            throw new InvalidOperationException($"{act} was refused.");
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("name=\"Changes\" value=\"(?<value>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Changes();
}
