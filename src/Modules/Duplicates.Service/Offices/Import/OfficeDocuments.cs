using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Duplicates.Domain;
using Duplicates.Domain.Publishing;
using Duplicates.Domain.Time;
using Duplicates.Service.Content;
using Duplicates.Service.Web;

namespace Duplicates.Service.Offices.Import;

/// <summary>The two items of an office that there is, or is to be.</summary>
/// <param name="SetId">Its localisation set.</param>
/// <param name="Kk">The Kazakh item; null when it is new.</param>
/// <param name="Ru">The Russian item; null when it is new.</param>
internal sealed record OfficeItems(string SetId, ContentItem? Kk, ContentItem? Ru)
{
    /// <summary>The item of a language.</summary>
    public ContentItem? In(string language) => language == Languages.Kazakh ? Kk : Ru;
}

/// <summary>
/// Turns rows into content items. A column that the file does not have leaves what is known alone, as does everything that has no column;
/// an item that would say the same is left out.
/// </summary>
internal sealed class OfficeDocuments
{
    private const string Part = "OfficePart";
    private const string Title = "TitlePart";

    private readonly IReadOnlySet<string> _columns;
    private readonly Dictionary<string, OfficeItems> _byBin;
    private readonly HashSet<string> _paths;

    /// <summary>Prepares for a file.</summary>
    /// <param name="columns">The columns of the file.</param>
    /// <param name="known">The offices that there are, by BIN.</param>
    /// <param name="entries">The rows of the file.</param>
    /// <param name="paths">The addresses that are taken.</param>
    public OfficeDocuments(IReadOnlySet<string> columns, IReadOnlyDictionary<string, OfficeItems> known, IReadOnlyList<OfficeEntry> entries, IEnumerable<string> paths)
    {
        _columns = columns;
        _byBin = new(known, StringComparer.Ordinal);
        _paths = paths.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            _byBin.TryAdd(entry.Bin, new(ContentIds.New(), null, null));
        }
    }

    /// <summary>What a row does to its office.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="now">UTC instant of the change.</param>
    /// <returns>The kind of change, and both items when there is one.</returns>
    public (OfficeChange Change, IReadOnlyList<ContentItem> Items) Write(OfficeEntry entry, DateTimeOffset now)
    {
        var office = _byBin[entry.Bin];
        List<ContentItem> written = [.. Languages.All.Select(language => Write(entry, office, language))];
        if (office.Kk is null)
        {
            return (OfficeChange.New, Stamped(written, now));
        }

        return Languages.All.Zip(written).All(pair => ContentDifference.Same(office.In(pair.First)!, pair.Second))
            ? (OfficeChange.None, [])
            : (OfficeChange.Changed, Stamped(written, now));
    }

    private ContentItem Write(OfficeEntry entry, OfficeItems office, string language)
    {
        var item = office.In(language)?.Json.DeepClone().AsObject() ?? NewItem(entry, office.SetId, language);
        item["DisplayText"] = entry.Name.In(language);
        item[Title] = new JsonObject { ["Title"] = entry.Name.In(language) };
        var part = item[Part]!.AsObject();
        SetText(part, "Kind", entry.Kind.ToString());
        SetText(part, "Bin", entry.Bin);
        SetText(part, "Region", entry.Region);
        SetText(part, "Kato", entry.Kato);
        SetText(part, "Locality", entry.Locality.In(language));
        SetText(part, "Address", entry.Address.In(language));
        SetOptional(part, entry, language);
        return new(item);
    }

    private void SetOptional(JsonObject part, OfficeEntry entry, string language)
    {
        When(OfficeColumn.DistrictKk, () => SetText(part, "District", entry.District.In(language)));
        When(OfficeColumn.Phones, () => part["Phones"] = Texts(entry.Phones));
        When(OfficeColumn.Email, () => SetText(part, "Email", entry.Email));
        When(OfficeColumn.Hours, () => SetHours(part, entry.Hours));
        When(OfficeColumn.Exceptions, () => part["Exceptions"] = OfficeHoursJson.Write(entry.Exceptions));
        When(OfficeColumn.Latitude, () => (part["Latitude"], part["Longitude"]) = (Number(entry.Point?.Latitude), Number(entry.Point?.Longitude)));
        When(OfficeColumn.FormerNamesKk, () => part["FormerNames"] = Texts(entry.FormerNames.Select(name => name.In(language))));
        When(OfficeColumn.ClosedSince, () => part["ClosedSince"] = Value(entry.ClosedSince is { } closed ? string.Create(CultureInfo.InvariantCulture, $"{closed:yyyy-MM-dd}T00:00:00Z") : null));
        When(OfficeColumn.MergedIntoBin, () => SetText(part, "MergedIntoSet", SetOf(entry.MergedIntoBin)));
        When(OfficeColumn.SuccessorBin, () => SetText(part, "SuccessorSet", SetOf(entry.SuccessorBin)));
        When(OfficeColumn.HeadKk, () => SetText(part, "Head", entry.Head.In(language)));
        When(OfficeColumn.HeadPositionKk, () => SetText(part, "HeadPosition", entry.HeadPosition.In(language)));
    }

    private void When(string column, Action write)
    {
        if (_columns.Contains(column))
        {
            write();
        }
    }

    private string SetOf(string bin) => bin.Length == 0 ? string.Empty : _byBin[bin].SetId;

    private JsonObject NewItem(OfficeEntry entry, string setId, string language) => new()
    {
        ["ContentItemId"] = ContentIds.New(),
        ["ContentType"] = "Office",
        ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = setId, ["Culture"] = language },
        ["AutoroutePart"] = new JsonObject { ["Path"] = FreePath($"{entry.Locality.In(language)} {entry.Name.In(language)}", language) },
        ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = string.Empty },
        [Part] = new JsonObject
        {
            ["District"] = Text(string.Empty),
            ["Phones"] = Texts([]),
            ["Email"] = Text(string.Empty),
            ["FormerNames"] = Texts([]),
            ["WorkingHours"] = new JsonArray(),
            ["Exceptions"] = new JsonArray(),
            ["ClosedSince"] = Value(null),
            ["MergedIntoSet"] = Text(string.Empty),
            ["SuccessorSet"] = Text(string.Empty),
            ["Head"] = Text(string.Empty),
            ["HeadPosition"] = Text(string.Empty),
            ["Latitude"] = Number(null),
            ["Longitude"] = Number(null),
        },
    };

    private string FreePath(string title, string language)
    {
        var path = SitePaths.Office(ReadablePath.Free(ReadablePath.Of(title, language), part => _paths.Contains(SitePaths.Office(part).In(language)))).In(language);
        _paths.Add(path);
        return path;
    }

    /// <summary>Equal hours may be written in several ways: what is there stays as it was written.</summary>
    private static void SetHours(JsonObject part, IReadOnlyDictionary<DayOfWeek, OpeningHours> week)
    {
        if (HoursText.Write(OfficeHoursJson.ReadWeek(part["WorkingHours"])) != HoursText.Write(week))
        {
            part["WorkingHours"] = OfficeHoursJson.Write(week);
        }
    }

    private static List<ContentItem> Stamped(List<ContentItem> items, DateTimeOffset now)
    {
        foreach (var item in items)
        {
            item.Json["ModifiedUtc"] = now;
        }

        return items;
    }

    private static void SetText(JsonObject part, string field, string text) => part[field] = Text(text);

    private static JsonObject Text(string text) => new() { ["Text"] = text };

    private static JsonObject Texts(IEnumerable<string> texts) => new() { ["Values"] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]) };

    private static JsonObject Value(string? value) => new() { ["Value"] = value };

    private static JsonObject Number(decimal? number) => new() { ["Value"] = number is { } given ? JsonNode.Parse(JsonSerializer.Serialize(given / 1.0000000000m)) : null };
}

/// <summary>What a row of an imported list did.</summary>
internal enum OfficeChange
{
    /// <summary>Nothing: the office says the same already.</summary>
    None,

    /// <summary>The office was not there before.</summary>
    New,

    /// <summary>It says something else now.</summary>
    Changed,
}
