using OrchardCore.ContentManagement;

namespace Duplicates.OrchardCore.Items;

/// <summary>Reads parts that an item may not have.</summary>
internal static class PartReading
{
    /// <summary>The part; null when the item has none.</summary>
    public static TPart? Find<TPart>(this ContentItem item)
        where TPart : ContentPart => item.TryGet<TPart>(out var part) ? part : null;
}
