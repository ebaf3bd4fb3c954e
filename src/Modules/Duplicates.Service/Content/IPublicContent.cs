namespace Duplicates.Service.Content;

/// <summary>
/// What is public as the service holds it in memory. Features read their part of it through ports of their own; here is what the keeping of content
/// itself needs of it.
/// </summary>
internal interface IPublicContent
{
    /// <summary>Reads everything when something was published since the last time; costs one small query otherwise.</summary>
    Task RefreshAsync(CancellationToken cancellationToken);

    /// <summary>Refuses items that could not be read once they were public.</summary>
    /// <exception cref="FormatException">An item is incomplete, or one language of it is missing; the message names the item.</exception>
    void RequireWhole(IReadOnlyList<ContentItem> items);

    /// <summary>Refuses everything that is published when some of it cannot be read that could be read before.</summary>
    /// <exception cref="FormatException">The message names the set.</exception>
    void RequireNoWorse(IReadOnlyList<ContentItem> published);
}
