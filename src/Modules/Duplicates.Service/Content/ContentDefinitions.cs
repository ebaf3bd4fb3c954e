using System.Text.Json.Nodes;
using Duplicates.Domain;

namespace Duplicates.Service.Content;

/// <summary>A field of a content type as its definition describes it.</summary>
/// <param name="Part">The part, for example <c>OfficePart</c>.</param>
/// <param name="Name">The field in the part, for example <c>Address</c>; of Orchard's own parts their only value, for example <c>Title</c>.</param>
/// <param name="Kind">
/// Orchard's kind of field, for example <c>TextField</c>; <c>Title</c>, <c>Path</c> and <c>Markdown</c> for Orchard's own parts; the type of
/// the item that the field names, for example <c>Office</c>.
/// </param>
/// <param name="DisplayName">What editors call it, in both languages.</param>
/// <param name="IsRequired">Nothing is published without it.</param>
/// <param name="Settings">The definition's settings of the field.</param>
internal sealed record ContentField(string Part, string Name, string Kind, BilingualText DisplayName, bool IsRequired, JsonObject Settings)
{
    /// <summary>Part and name with a dot between: how problems and differences name it.</summary>
    public string Address => $"{Part}.{Name}";

    /// <summary>Whether it holds a text of several lines.</summary>
    public bool IsLong => Settings["ContentPartFieldSettings"]?["Editor"]?.GetValue<string>() == "TextArea";

    /// <summary>The values that may be chosen, with their names; empty when anything may be written.</summary>
    public IReadOnlyList<(string Value, BilingualText Name)> Options =>
        [.. (Settings["TextFieldPredefinedListEditorSettings"]?[nameof(Options)] as JsonArray ?? []).Select(option => (option!["value"]!.GetValue<string>(), ContentDefinitions.Both(option["name"]!.GetValue<string>())))];
}

/// <summary>The content types, read from the recipe that defines them for both doors.</summary>
internal static class ContentDefinitions
{
    private const string NameProperty = "Name";
    private const string HoursPart = "OfficePart";
    private static readonly Lazy<JsonNode> Step = new(ReadStep);
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<ContentField>>> Types = new(Read);
    private static readonly Lazy<IReadOnlyDictionary<string, BilingualText>> Names = new(() => Step.Value["ContentTypes"]!.AsArray().ToDictionary(
        type => type![NameProperty]!.GetValue<string>(),
        type => Both(type!["DisplayName"]!.GetValue<string>()),
        StringComparer.Ordinal));

    /// <summary>The names of all defined types.</summary>
    public static IEnumerable<string> All => Types.Value.Keys;

    /// <summary>What editors call a type, in both languages.</summary>
    public static BilingualText NameOf(string contentType) => Names.Value.GetValueOrDefault(contentType) ?? new(contentType, contentType);

    /// <summary>What editors call a field by its address; the address itself when the definition does not know it.</summary>
    public static BilingualText NameOf(string contentType, string address) =>
        FieldsOf(contentType).FirstOrDefault(field => field.Address == address)?.DisplayName ?? new(address, address);

    /// <summary>The fields of a type in the order of the definition.</summary>
    public static IReadOnlyList<ContentField> FieldsOf(string contentType) => Types.Value.GetValueOrDefault(contentType) ?? [];

    private static JsonNode ReadStep()
    {
        using var stream = typeof(ContentDefinitions).Assembly.GetManifestResourceStream("content-types")!;
        return JsonNode.Parse(stream)!["steps"]!.AsArray().Single()!;
    }

    private static Dictionary<string, IReadOnlyList<ContentField>> Read()
    {
        var parts = Step.Value["ContentParts"]!.AsArray().ToDictionary(part => part![NameProperty]!.GetValue<string>(), part => part!, StringComparer.Ordinal);
        return Step.Value["ContentTypes"]!.AsArray().ToDictionary(
            type => type![NameProperty]!.GetValue<string>(),
            type => (IReadOnlyList<ContentField>)[.. type!["ContentTypePartDefinitionRecords"]!.AsArray().SelectMany(part => FieldsOf(part!, parts))],
            StringComparer.Ordinal);
    }

    private static IEnumerable<ContentField> FieldsOf(JsonNode part, Dictionary<string, JsonNode> parts)
    {
        var name = part["PartName"]!.GetValue<string>();
        var settings = part["Settings"] as JsonObject ?? [];
        return name switch
        {
            "TitlePart" => [new(name, "Title", "Title", new("Тақырыбы", "Заголовок"), IsRequired: true, settings)],
            "AutoroutePart" => [new(name, "Path", "Path", new("Беттің мекенжайы", "Адрес страницы"), IsRequired: true, settings)],
            "MarkdownBodyPart" => [new(name, "Markdown", "Markdown", new("Мәтін", "Текст"), IsRequired: settings["DuplicatesSettings"]?["Required"]?.GetValue<bool>() ?? false, settings)],
            _ when parts.TryGetValue(name, out var definition) => [.. definition["ContentPartFieldDefinitionRecords"]!.AsArray().Select(field => FieldOf(name, field!)), .. StructuresOf(name)],
            _ => [],
        };
    }

    /// <summary>Values of a part that are no field of Orchard's: the definition cannot name them.</summary>
    private static IEnumerable<ContentField> StructuresOf(string part) =>
        part == HoursPart
            ? [
                new(part, "WorkingHours", "Hours", new("Жұмыс уақыты", "Часы работы"), IsRequired: false, []),
                new(part, "Exceptions", "SpecialDays", new("Жұмыс уақыты бөлек күндер", "Дни с другими часами"), IsRequired: false, []),
            ]
            : [];

    private static ContentField FieldOf(string part, JsonNode field)
    {
        var kind = field["FieldName"]!.GetValue<string>();
        var settings = field["Settings"] as JsonObject ?? [];
        var name = field[NameProperty]!.GetValue<string>();
        return new(part, name, settings["DuplicatesSettings"]?["Names"]?.GetValue<string>() ?? kind, Both(settings["ContentPartFieldSettings"]?["DisplayName"]?.GetValue<string>() ?? name), settings[kind + "Settings"]?["Required"]?.GetValue<bool>() ?? false, settings);
    }

    /// <summary>Names in definitions hold both languages, with a slash between.</summary>
    public static BilingualText Both(string name) => name.Split(" / ", 2) is [var kk, var ru] ? new(kk, ru) : new(name, name);
}
