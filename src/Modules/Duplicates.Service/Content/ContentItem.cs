using System.Text.Json;
using System.Text.Json.Nodes;

namespace Duplicates.Service.Content;

/// <summary>Typed reading of one content item in Orchard's JSON shape: parts by name, fields by name, values in <c>Text</c>, <c>Values</c> or <c>Value</c>.</summary>
internal sealed class ContentItem(JsonObject item)
{
    /// <summary>The item as it was read.</summary>
    public JsonObject Json => item;

    /// <summary>The stable identity.</summary>
    public string Id => Required("ContentItemId");

    /// <summary>The identity of this version; empty when it was never stored.</summary>
    public string VersionId => item["ContentItemVersionId"]?.GetValue<string>() ?? string.Empty;

    /// <summary>The content type, for example <c>InfoPage</c>.</summary>
    public string Type => Required("ContentType");

    /// <summary>The title shown to people.</summary>
    public string Title => Text("TitlePart", "Title") is { Length: > 0 } title ? title : item["DisplayText"]?.GetValue<string>() ?? string.Empty;

    /// <summary>The set that joins the item with its counterpart in the other language; null when the type is not localised.</summary>
    public string? LocalizationSet => NullIfEmpty(Text("LocalizationPart", "LocalizationSet"));

    /// <summary>The item's language; null when the type is not localised.</summary>
    public string? Culture => NullIfEmpty(Text("LocalizationPart", "Culture"));

    /// <summary>The item's address without the leading slash; null when it has none.</summary>
    public string? Path => NullIfEmpty(Text("AutoroutePart", "Path"));

    /// <summary>UTC instant of the last change.</summary>
    public DateTimeOffset ModifiedAt => Instant("ModifiedUtc") ?? throw new FormatException("ModifiedUtc is missing.");

    /// <summary>A UTC instant of the item; null when there is none.</summary>
    public DateTimeOffset? Instant(string name) => item[name]?.GetValue<DateTimeOffset>();

    /// <summary>A plain value of a part.</summary>
    public string Text(string part, string name) => item[part]?[name] is JsonValue value ? value.GetValue<string>() : string.Empty;

    /// <summary>The text of a field of a part; empty when there is none.</summary>
    public string FieldText(string part, string field) => item[part]?[field]?["Text"]?.GetValue<string>() ?? string.Empty;

    /// <summary>The texts of a list field of a part.</summary>
    public IReadOnlyList<string> FieldTexts(string part, string field) =>
        item[part]?[field]?["Values"] is JsonArray values ? [.. values.Select(value => value!.GetValue<string>())] : [];

    /// <summary>The date of a field of a part; null when there is none.</summary>
    public DateOnly? FieldDate(string part, string field) =>
        item[part]?[field]?["Value"]?.GetValue<string>() is { Length: >= 10 } text ? DateOnly.ParseExact(text[..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a yes-or-no field of a part says yes.</summary>
    public bool FieldFlag(string part, string field) => item[part]?[field]?["Value"]?.GetValue<bool>() ?? false;

    /// <summary>The number of a field of a part; null when there is none.</summary>
    public decimal? FieldNumber(string part, string field) => item[part]?[field]?["Value"]?.GetValue<decimal>();

    /// <summary>A structured value of a part.</summary>
    /// <exception cref="FormatException">It is missing or of another shape.</exception>
    public T Structure<T>(string part, string name)
    {
        try
        {
            return item[part]?[name] is { } value && value.Deserialize<T>(Options) is { } structure ? structure : throw new FormatException($"{part}.{name} is missing.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{part}.{name} has another shape than expected.", exception);
        }
    }

    private static JsonSerializerOptions Options { get; } = new()
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    private string Required(string name) =>
        item[name]?.GetValue<string>() is { Length: > 0 } value ? value : throw new FormatException($"{name} is missing.");

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
