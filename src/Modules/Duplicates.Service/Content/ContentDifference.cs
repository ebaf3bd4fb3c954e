using System.Text.Json.Nodes;

namespace Duplicates.Service.Content;

/// <summary>Which fields of an item differ between two versions.</summary>
internal static class ContentDifference
{
    private const string PartSuffix = "Part";
    private const string Localization = "LocalizationPart";

    /// <summary>The addresses of the fields that differ, for example <c>OfficePart.WorkingHours</c>, in the order of the newer version.</summary>
    public static IReadOnlyList<string> Between(ContentItem? older, ContentItem newer) =>
        [.. Values(newer).Where(field => !JsonNode.DeepEquals(field.Value, older is null ? null : Value(older, field.Part, field.Name)))
            .Concat(older is null ? [] : Values(older).Where(field => Value(newer, field.Part, field.Name) is null && field.Value is not null))
            .Select(field => $"{field.Part}.{field.Name}")
            .Distinct(StringComparer.Ordinal)];

    /// <summary>Whether two items say the same, whatever their identities and dates.</summary>
    public static bool Same(ContentItem one, ContentItem other) =>
        string.Equals(one.Type, other.Type, StringComparison.Ordinal)
        && one.LocalizationSet == other.LocalizationSet
        && one.Culture == other.Culture
        && Between(one, other).Count == 0;

    private static IEnumerable<(string Part, string Name, JsonNode? Value)> Values(ContentItem item) =>
        from part in item.Json
        where part.Key.EndsWith(PartSuffix, StringComparison.Ordinal) && part.Key != Localization && part.Value is JsonObject
        from field in part.Value!.AsObject()
        select (part.Key, field.Key, field.Value);

    private static JsonNode? Value(ContentItem item, string part, string name) => item.Json[part]?[name];
}
