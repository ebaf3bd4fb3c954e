namespace Duplicates.Service.Content;

/// <summary>
/// Stores items as drafts, in the caller's transaction: what is public stays public. An item that says what the newest version says already is left
/// alone, so that doing it again changes nothing.
/// </summary>
internal sealed class DraftImport(ContentStore store)
{
    /// <summary>Stores items; languages of one set that come together say the same.</summary>
    /// <param name="items">Items in Orchard's shape.</param>
    /// <param name="editor">On whose behalf.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <exception cref="FormatException">An item occurs twice.</exception>
    public async Task StoreAsync(IReadOnlyList<ContentItem> items, ContentEditor editor, CancellationToken cancellationToken)
    {
        if (items.GroupBy(item => item.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new FormatException($"item {twice.Key} occurs twice as a draft.");
        }

        foreach (var set in items.GroupBy(ContentImport.SetOf, StringComparer.Ordinal))
        {
            var newest = (await store.FindAsync(set.Key, cancellationToken))?.Latest.ToDictionary(version => version.ItemId, StringComparer.Ordinal) ?? [];
            List<ContentDraft> drafts =
            [
                .. from item in set
                   let before = newest.GetValueOrDefault(item.Id)
                   where before is null || !ContentDifference.Same(before.Item, item)
                   select new ContentDraft(before?.Id, item.Json, ContentChange.Substantial),
            ];
            if (drafts.Count > 0)
            {
                await store.SaveInTransactionAsync(set.Key, drafts, editor, autosaved: false, cancellationToken);
            }
        }
    }
}
