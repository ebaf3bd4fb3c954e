using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Duplicates.Benchmarks;

/// <summary>What a search over 10,000 offices costs over HTTP when no answer is kept: every search is typed for the first time.</summary>
internal static class SearchCost
{
    private const int Offices = 10_000;
    private const int Searches = 400;
    private const int Warm = 4_000;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Towns = ["Алматы", "Тараз", "Қызылорда", "Қостанай", "Өскемен", "Ақтөбе", "Шымкент", "Жезқазған", "Екібастұз", "Түркістан"];
    private static readonly string[] Regions = ["75", "31", "43", "39", "63", "15", "79", "62", "55", "61"];
    private static readonly string[] Names = ["Абай", "Ыбырай Алтынсарин", "Мұхтар Әуезов", "Жамбыл Жабаев", "Әлия Молдағұлова", "Қаныш Сәтбаев", "Шоқан Уәлиханов", "Бауыржан Момышұлы"];

    /// <summary>What people type; the number makes each search another one.</summary>
    private static readonly (string Kind, Func<int, string> Typed)[] Kinds =
    [
        ("one letter", number => $"м {number % 10}"),
        ("a word that all have", number => $"мектеп {number}"),
        ("town and number", number => $"{Towns[number % Towns.Length]} {number}"),
        ("folded letters, other language", number => $"кызылорда школа {number}"),
        ("a slip in a long word", number => $"ауэзва {number}"),
        ("three slips, nothing found", number => $"хогвартсная {number}"),
        ("a page", number => $"как обжаловать отказ {number}"),
    ];

    public static async Task<int> PrintAsync(TextWriter output, string database)
    {
        using var empty = await MeasuredHost.StartServiceAsync(database);
        var recipe = Path.Combine(empty.DataFolder!, "offices.recipe.json");
        await File.WriteAllTextAsync(recipe, Recipe().ToJsonString(Readable));
        using var service = await empty.ImportAndRestartAsync(recipe);
        using var client = new HttpClient();
        await output.WriteLineAsync("search | p95 ms | CPU ms");
        // the compiler has its work with the first searches, whatever is sought
        foreach (var (_, typed) in Kinds)
        {
            await service.MeasureAsync(number => client.GetByteArrayAsync(AddressOf(service, typed(Warm + number))), Searches * 2);
        }

        foreach (var (kind, typed) in Kinds)
        {
            var cost = await service.MeasureAsync(number => client.GetByteArrayAsync(AddressOf(service, typed(number))), Searches);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kind} | {cost.P95:F1} | {cost.Cpu:F2}"));
        }

        return 0;
    }

    private static Uri AddressOf(MeasuredHost service, string typed) => new($"{service.Address}/kk/search?q={Uri.EscapeDataString(typed)}");

    private static JsonObject Recipe() => new()
    {
        ["name"] = "many-offices",
        ["steps"] = new JsonArray(new JsonObject
        {
            ["name"] = "Content",
            ["data"] = new JsonArray([.. Enumerable.Range(1, Offices).SelectMany(number => new[] { Office(number, "kk"), Office(number, "ru") })]),
        }),
    };

    private static JsonObject Office(int number, string language)
    {
        var (town, name) = (Towns[number % Towns.Length], Names[number % Names.Length]);
        var title = language == "kk" ? $"{name} атындағы № {number} жалпы білім беретін мектеп" : $"Общеобразовательная школа № {number} имени {name}";
        return new()
        {
            ["ContentItemId"] = $"4bench{number:D18}{language}",
            ["ContentItemVersionId"] = $"4versn{number:D18}{language}",
            ["ContentType"] = "Office",
            ["DisplayText"] = title,
            ["Latest"] = true,
            ["Published"] = true,
            ["Owner"] = string.Empty,
            ["Author"] = string.Empty,
            ["ModifiedUtc"] = "2026-11-20T06:00:00Z",
            ["PublishedUtc"] = "2026-11-20T06:00:00Z",
            ["CreatedUtc"] = "2026-11-20T06:00:00Z",
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = $"4set{number:D22}", ["Culture"] = language },
            ["AutoroutePart"] = new JsonObject { ["Path"] = $"{language}/addresses/bench-{number}" },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = string.Empty },
            ["OfficePart"] = Facts(number, town, language),
        };
    }

    private static JsonObject Facts(int number, string town, string language) => new()
    {
        ["Kind"] = Text("School"),
        ["Bin"] = Text(string.Empty),
        ["Region"] = Text(Regions[number % Regions.Length]),
        ["Kato"] = Text(string.Empty),
        ["District"] = Text(string.Empty),
        ["Locality"] = Text(town),
        ["Address"] = Text(language == "kk" ? $"Достық көшесі, {number % 200}" : $"улица Достык, {number % 200}"),
        ["Phones"] = new JsonObject { ["Values"] = new JsonArray() },
        ["Email"] = Text(string.Empty),
        ["FormerNames"] = new JsonObject { ["Values"] = new JsonArray() },
        ["WorkingHours"] = new JsonArray(),
        ["ClosedSince"] = new JsonObject { ["Value"] = null },
        ["SuccessorSet"] = Text(string.Empty),
        ["Head"] = Text(string.Empty),
        ["HeadPosition"] = Text(string.Empty),
    };

    private static JsonObject Text(string value) => new() { ["Text"] = value };
}
