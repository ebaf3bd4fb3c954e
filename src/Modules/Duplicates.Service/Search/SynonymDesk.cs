using System.Text.Json.Nodes;
using Duplicates.Service.Audit;
using Duplicates.Service.Content;
using Duplicates.Service.Data;
using Duplicates.Service.Editor;
using Duplicates.Service.Indexing;
using Duplicates.Service.Published;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Search;

/// <summary>A group of synonyms that is public.</summary>
/// <param name="Id">Its item.</param>
/// <param name="VersionId">Its version.</param>
/// <param name="Phrases">Words and phrases that mean the same.</param>
internal sealed record SynonymGroup(string Id, string VersionId, IReadOnlyList<string> Phrases);

/// <summary>What editors do with synonyms. A group is public at once: nothing but the search reads it.</summary>
internal sealed class SynonymDesk(DuplicatesDbContext db, ContentImport import, EditorDesk desk, PublishedContent published, AuditLog audit, TimeProvider clock)
{
    /// <summary>All groups, by their first phrase.</summary>
    public async Task<IReadOnlyList<SynonymGroup>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await db.ContentVersions.AsNoTracking().Where(row => row.Published && row.ContentType == SynonymItems.ContentType).OrderBy(row => row.DisplayText).ToListAsync(cancellationToken);
        return [.. rows.Select(GroupOf)];
    }

    /// <summary>A group; null when it is not public.</summary>
    public async Task<SynonymGroup?> FindAsync(string id, CancellationToken cancellationToken) =>
        await db.ContentVersions.AsNoTracking().SingleOrDefaultAsync(row => row.Published && row.ContentItemId == id && row.ContentType == SynonymItems.ContentType, cancellationToken) is { } row ? GroupOf(row) : null;

    /// <summary>Makes a group public, a new one or another version of one.</summary>
    /// <param name="group">The group as the editor saw it; null for a new one.</param>
    /// <param name="phrases">The phrases of a group that <see cref="SearchSynonymsRules.AreGroup"/> accepts.</param>
    /// <param name="editor">Who does it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False when a colleague has changed the group meanwhile; then nothing was done.</returns>
    public async Task<bool> SaveAsync(SynonymGroup? group, IReadOnlyList<string> phrases, ContentEditor editor, CancellationToken cancellationToken)
    {
        var id = group?.Id ?? ContentIds.New();
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            // the row is held until the end: of two editors at one moment the second finds another version
            if (group is not null && await db.ContentVersions.Where(row => row.Published && row.ContentItemVersionId == group.VersionId).ExecuteUpdateAsync(row => row.SetProperty(one => one.Latest, true), cancellationToken) == 0)
            {
                return false;
            }

            await import.StoreAsync([ItemOf(id, phrases)], editor, progress: null, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await audit.AppendAsync(editor.AsActor(), AuditAction.ContentPublished, id, cancellationToken);
        await published.RefreshAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes a group back; false when a colleague has changed it meanwhile.</summary>
    public async Task<bool> RemoveAsync(string id, ContentEditor editor, CancellationToken cancellationToken) =>
        await desk.Store.FindAsync(id, cancellationToken) is { } set && await desk.UnpublishAsync(id, set.State.Changes, editor, cancellationToken) is ContentOutcome.Done;

    private static SynonymGroup GroupOf(ContentVersionRow row) => new(row.ContentItemId, row.ContentItemVersionId, SynonymItems.WordsOf(new ContentVersion(row).Item));

    private ContentItem ItemOf(string id, IReadOnlyList<string> phrases) => new(new JsonObject
    {
        ["ContentItemId"] = id,
        ["ContentItemVersionId"] = ContentIds.New(),
        ["ContentType"] = SynonymItems.ContentType,
        ["DisplayText"] = phrases[0],
        ["ModifiedUtc"] = clock.GetUtcNow(),
        ["TitlePart"] = new JsonObject { ["Title"] = phrases[0] },
        [SynonymItems.Part] = new JsonObject { ["Words"] = new JsonObject { ["Values"] = new JsonArray([.. phrases.Select(phrase => JsonValue.Create(phrase))]) } },
    });
}
