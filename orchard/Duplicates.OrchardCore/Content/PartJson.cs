using System.Text.Json.Nodes;
using OrchardCore.ContentManagement;

namespace Duplicates.OrchardCore.Content;

/// <summary>Reads and writes what a part holds beside its fields. What is of another shape reads as nothing: the item can be opened and mended.</summary>
internal static class PartJson
{
    /// <summary>The rows of a list; empty when there is none.</summary>
    public static IReadOnlyList<JsonObject> Rows(this ContentPart part, string name) => Of(part)[name] is JsonArray rows ? [.. rows.OfType<JsonObject>()] : [];

    /// <summary>The texts of a list; empty when there is none.</summary>
    public static IReadOnlyList<string> Texts(this ContentPart part, string name) => Of(part)[name] is { } list ? Texts(list) : [];

    /// <summary>The texts of a list in a row.</summary>
    public static IReadOnlyList<string> Texts(JsonNode? list) => list is JsonArray texts ? [.. texts.Select(Text).Where(text => text.Length > 0)] : [];

    /// <summary>A text; empty when there is none.</summary>
    public static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : string.Empty;

    /// <summary>Puts a list in the place of the former.</summary>
    public static void Write(this ContentPart part, string name, JsonArray rows) => Of(part)[name] = rows;

    private static JsonObject Of(ContentPart part) => (JsonObject)part.Content;
}
