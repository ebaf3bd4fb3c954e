namespace Duplicates.Service.Content;

/// <summary>What is published and cannot be read, however it came there: it is left out alone, and everything else is public as ever.</summary>
internal interface IContentQuarantine
{
    /// <summary>The sets that are left out now; empty as long as all is well.</summary>
    IReadOnlyList<QuarantinedSet> Quarantine { get; }
}

/// <summary>A set whose published items cannot be read.</summary>
/// <param name="SetId">The localisation set; of an item without languages, the item.</param>
/// <param name="ContentType">The type; empty when the item does not say.</param>
/// <param name="Title">What it is called; empty when it does not say.</param>
/// <param name="Reason">What is wrong, for the log of the program.</param>
/// <param name="FormerIsPublic">Whether the last version that could be read is public in its place.</param>
/// <param name="Items">The items as they are published.</param>
internal sealed record QuarantinedSet(string SetId, string ContentType, string Title, string Reason, bool FormerIsPublic, IReadOnlyList<ContentItem> Items);
