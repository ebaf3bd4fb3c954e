using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Content;

/// <summary>
/// Stores many items at once, as recipes and lists from files bring them: in the caller's transaction, so all of them or none. An item that says
/// what is public already is left alone, so that doing it again changes nothing; any other becomes the newest and the public version.
/// </summary>
internal sealed class ContentImport(DuplicatesDbContext db, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>Stores items; both languages of each changed set say the same afterwards. The caller checks the items before and commits.</summary>
    /// <param name="items">Items in Orchard's shape; the same id twice is refused.</param>
    /// <param name="editor">On whose behalf.</param>
    /// <param name="progress">Is told how many items are done.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>How many items became a new version.</returns>
    /// <exception cref="DbUpdateException">Two public items have one address, or one set and language.</exception>
    public async Task<int> StoreAsync(IReadOnlyList<ContentItem> items, ContentEditor editor, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var (changed, done) = (new List<ContentItem>(), 0);
        foreach (var chunk in items.Chunk(AtOnce))
        {
            changed.AddRange(await StoreChunkAsync(chunk, editor, cancellationToken));
            progress?.Report(done += chunk.Length);
        }

        if (changed.Count > 0)
        {
            await AlignAsync([.. changed.Select(SetOf).Distinct(StringComparer.Ordinal)], cancellationToken);
            await ContentStampRow.CountOnAsync(db, cancellationToken);
        }

        return changed.Count;
    }

    /// <summary>The set of an item: of a type without languages, the item itself.</summary>
    public static string SetOf(ContentItem item) => item.LocalizationSet ?? item.Id;

    private async Task<IReadOnlyList<ContentItem>> StoreChunkAsync(ContentItem[] items, ContentEditor editor, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Id).ToArray();
        var rows = await db.ContentVersions.Where(row => ids.Contains(row.ContentItemId) && (row.Latest || row.Published)).ToListAsync(cancellationToken);
        var newest = rows.Where(row => row.Latest).ToDictionary(row => row.ContentItemId, StringComparer.Ordinal);
        var changed = items.Where(item => !rows.Exists(row => row.ContentItemId == item.Id && row.Published && ContentDifference.Same(new ContentVersion(row).Item, item))).ToList();
        var changedIds = changed.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => changedIds.Contains(row.ContentItemId)))
        {
            (row.Latest, row.Published) = (false, false);
        }

        // the places of the newest and of the public version must be free before others take them
        await db.SaveChangesAsync(cancellationToken);
        await EnsureSetsAsync(changed, cancellationToken);
        var numbers = await HighestNumbersAsync(changedIds, cancellationToken);
        var taken = await TakenVersionIdsAsync(changed, cancellationToken);
        db.ContentVersions.AddRange(changed.Select(item => NewVersion(item, newest.GetValueOrDefault(item.Id), numbers.GetValueOrDefault(item.Id), taken, editor)));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return changed;
    }

    private ContentVersionRow NewVersion(ContentItem item, ContentVersionRow? previous, int highest, HashSet<string> taken, ContentEditor editor)
    {
        var now = clock.GetUtcNow();
        var versionId = item.Json["ContentItemVersionId"]?.GetValue<string>() is { Length: > 0 } given && !taken.Contains(given) ? given : ContentIds.New();
        var row = new ContentVersionRow
        {
            ContentItemVersionId = versionId,
            ContentItemId = item.Id,
            Number = highest + 1,
            ContentType = item.Type,
            SetId = SetOf(item),
            Culture = item.Culture,
            Path = item.Path,
            DisplayText = item.Title,
            Published = true,
            Latest = true,
            Data = string.Empty,
            AuthorId = editor.Id,
            Author = editor.Name,
            CreatedUtc = previous?.CreatedUtc ?? item.Instant("CreatedUtc") ?? now,
            ModifiedUtc = item.Instant("ModifiedUtc") ?? now,
            PublishedUtc = item.Instant("PublishedUtc") ?? now,
            Meaning = (previous?.Meaning ?? 0) + 1,
        };
        row.Data = ContentData.Write(item.Json, row);
        return row;
    }

    private async Task EnsureSetsAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        var types = items.GroupBy(SetOf, StringComparer.Ordinal).ToDictionary(set => set.Key, set => set.First().Type, StringComparer.Ordinal);
        var known = await db.Set<ContentSetRow>().Where(row => types.Keys.Contains(row.SetId)).ToListAsync(cancellationToken);
        foreach (var state in known)
        {
            (state.Changes, state.ProposedById, state.ProposedBy, state.ProposedAt) = (state.Changes + 1, null, null, null);
        }

        var there = known.Select(row => row.SetId).ToHashSet(StringComparer.Ordinal);
        db.AddRange(types.Where(set => !there.Contains(set.Key)).Select(set => new ContentSetRow { SetId = set.Key, ContentType = set.Value }));
    }

    private async Task<Dictionary<string, int>> HighestNumbersAsync(HashSet<string> ids, CancellationToken cancellationToken) =>
        await db.ContentVersions.Where(row => ids.Contains(row.ContentItemId)).GroupBy(row => row.ContentItemId)
            .Select(group => new { group.Key, Highest = group.Max(row => row.Number) }).ToDictionaryAsync(group => group.Key, group => group.Highest, StringComparer.Ordinal, cancellationToken);

    private async Task<HashSet<string>> TakenVersionIdsAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        var given = items.Select(item => item.Json["ContentItemVersionId"]?.GetValue<string>()).OfType<string>().ToArray();
        return [.. await db.ContentVersions.Where(row => given.Contains(row.ContentItemVersionId)).Select(row => row.ContentItemVersionId).ToListAsync(cancellationToken)];
    }

    /// <summary>What was imported is whole: its languages say the same.</summary>
    private async Task AlignAsync(string[] sets, CancellationToken cancellationToken)
    {
        foreach (var chunk in sets.Chunk(AtOnce))
        {
            await db.ContentVersions.Where(row => chunk.Contains(row.SetId) && row.Published)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.Meaning, row => db.ContentVersions.Where(other => other.SetId == row.SetId && other.Latest).Max(other => other.Meaning)), cancellationToken);
        }
    }
}
