using Duplicates.Service.Content;

namespace Duplicates.Service.Published;

/// <summary>What an item says of itself, however broken the rest of it is: nothing here throws.</summary>
internal static class ItemLabel
{
    /// <summary>The set: of an item without languages, the item; of one that names neither, one of its own.</summary>
    public static string SetOf(ContentItem item) =>
        Said(() => item.LocalizationSet) ?? Said(() => item.Id) ?? $"?{item.Json.GetHashCode():x}";

    /// <summary>The type; empty when the item does not say.</summary>
    public static string TypeOf(ContentItem item) => Said(() => item.Type) ?? string.Empty;

    /// <summary>The title; empty when the item does not say.</summary>
    public static string TitleOf(ContentItem item) => Said(() => item.Title) ?? string.Empty;

    /// <summary>UTC instant since which this version is public.</summary>
    public static DateTimeOffset Since(ContentItem item)
    {
        try
        {
            return item.Instant("PublishedUtc") ?? item.ModifiedAt;
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            return DateTimeOffset.MaxValue;
        }
    }

    private static string? Said(Func<string?> read)
    {
        try
        {
            return read() is { Length: > 0 } said ? said : null;
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
