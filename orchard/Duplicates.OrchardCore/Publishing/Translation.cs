using Duplicates.OrchardCore.Items;
using OrchardCore.ContentManagement;
using OrchardCore.Title.Models;

namespace Duplicates.OrchardCore.Publishing;

/// <summary>How one language of a page stands to the other.</summary>
public enum TranslationState
{
    /// <summary>There is no such page, or it has no title.</summary>
    Missing,

    /// <summary>It was not saved since the other changed.</summary>
    Older,

    /// <summary>It says the same.</summary>
    Current,
}

/// <summary>Tells by when the versions were saved whether two languages belong together.</summary>
public static class Translation
{
    /// <summary>The other of the two languages.</summary>
    public static string Other(string? culture) => culture == "ru" ? "kk" : "ru";

    /// <summary>
    /// How the other language stands to an item that is about to become public, or is. Both are published together; so a counterpart that is
    /// public, while the item has changes that are not, has not followed them.
    /// </summary>
    /// <param name="item">The newest version of the item.</param>
    /// <param name="other">The newest version of its counterpart; null when there is none.</param>
    public static TranslationState StateOf(ContentItem item, ContentItem? other)
    {
        if (other is null || string.IsNullOrWhiteSpace(other.Find<TitlePart>()?.Title ?? other.DisplayText))
        {
            return TranslationState.Missing;
        }

        return other.Published && (!item.Published || item.ModifiedUtc > other.PublishedUtc) && item.ModifiedUtc > other.ModifiedUtc
            ? TranslationState.Older
            : TranslationState.Current;
    }
}
