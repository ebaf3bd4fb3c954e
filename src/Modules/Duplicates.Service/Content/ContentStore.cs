using System.Text.Json.Nodes;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Content;

/// <summary>What an editor saves in one language.</summary>
/// <param name="ExpectedVersionId">The newest version that the editor saw; null for an item that is new.</param>
/// <param name="Item">The whole item in Orchard's shape.</param>
/// <param name="Change">What the editor says about the change.</param>
/// <param name="RestoredFrom">The version whose content this is again; null for what was written anew.</param>
internal sealed record ContentDraft(string? ExpectedVersionId, JsonObject Item, ContentChange Change, string? RestoredFrom = null);

/// <summary>Reads content items in any version and saves drafts. What is public is read through <see cref="IPublicContent"/>.</summary>
internal sealed class ContentStore(DuplicatesDbContext db, AuditLog audit, TimeProvider clock)
{
    /// <summary>The newest and the public versions of a set; null when there is no such set.</summary>
    public async Task<ContentSet?> FindAsync(string setId, CancellationToken cancellationToken)
    {
        var state = await db.Set<ContentSetRow>().AsNoTracking().SingleOrDefaultAsync(row => row.SetId == setId, cancellationToken);
        if (state is null)
        {
            return null;
        }

        var rows = await db.ContentVersions.AsNoTracking().Where(row => row.SetId == setId && (row.Latest || row.Published)).OrderBy(row => row.Culture).ToListAsync(cancellationToken);
        return new(state, [.. rows.Where(row => row.Latest).Select(row => new ContentVersion(row))], [.. rows.Where(row => row.Published).Select(row => new ContentVersion(row))]);
    }

    /// <summary>The sets of a type, or all of them, with their newest versions.</summary>
    public async Task<IReadOnlyList<ContentSet>> AllAsync(string? contentType, CancellationToken cancellationToken)
    {
        var states = await db.Set<ContentSetRow>().AsNoTracking().Where(row => contentType == null || row.ContentType == contentType).ToListAsync(cancellationToken);
        var rows = await db.ContentVersions.AsNoTracking()
            .Where(row => (row.Latest || row.Published) && (contentType == null || row.ContentType == contentType))
            .OrderBy(row => row.Culture).ToListAsync(cancellationToken);
        var bySet = rows.ToLookup(row => row.SetId, StringComparer.Ordinal);
        return [.. states.Select(state => new ContentSet(
            state,
            [.. bySet[state.SetId].Where(row => row.Latest).Select(row => new ContentVersion(row))],
            [.. bySet[state.SetId].Where(row => row.Published).Select(row => new ContentVersion(row))]))];
    }

    /// <summary>One version; null when there is none with this id.</summary>
    public async Task<ContentVersion?> VersionAsync(string versionId, CancellationToken cancellationToken) =>
        await db.ContentVersions.AsNoTracking().SingleOrDefaultAsync(row => row.ContentItemVersionId == versionId, cancellationToken) is { } row ? new(row) : null;

    /// <summary>All versions of a set, the newest first.</summary>
    public async Task<IReadOnlyList<ContentVersion>> HistoryAsync(string setId, CancellationToken cancellationToken)
    {
        var rows = await db.ContentVersions.AsNoTracking().Where(row => row.SetId == setId).ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.ModifiedUtc).ThenByDescending(row => row.Number).ThenBy(row => row.Culture, StringComparer.Ordinal).Select(row => new ContentVersion(row))];
    }

    /// <summary>
    /// The newest version of a language that says no more than a meaning: what the other language last followed. Null when there is none.
    /// </summary>
    public async Task<ContentVersion?> AtMeaningAsync(string setId, string? culture, int meaning, CancellationToken cancellationToken) =>
        await db.ContentVersions.AsNoTracking().Where(row => row.SetId == setId && row.Culture == culture && row.Meaning <= meaning)
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken) is { } row ? new(row) : null;

    /// <summary>
    /// Saves drafts of one set, of one language or of both. Whoever did not see the newest version is told what it is, and nothing is saved.
    /// A proposal for publication is taken back by a save; what is scheduled stays as it was scheduled.
    /// </summary>
    /// <param name="setId">The set.</param>
    /// <param name="drafts">What is saved.</param>
    /// <param name="editor">Who saves.</param>
    /// <param name="autosaved">The browser saves, not the person: the same person's next save replaces it in the history.</param>
    /// <param name="cancellationToken">Ends the saving.</param>
    public Task<ContentOutcome> SaveAsync(string setId, IReadOnlyList<ContentDraft> drafts, ContentEditor editor, bool autosaved, CancellationToken cancellationToken) =>
        SaveRecordedAsync(setId, drafts, editor, autosaved ? null : AuditAction.ContentSaved, cancellationToken);

    /// <summary>Saves drafts with what the person did; null when the browser saved.</summary>
    private async Task<ContentOutcome> SaveRecordedAsync(string setId, IReadOnlyList<ContentDraft> drafts, ContentEditor editor, AuditAction? act, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (!await SaveInTransactionAsync(setId, drafts, editor, autosaved: act is null, cancellationToken))
            {
                return await ChangedMeanwhileAsync(setId, cancellationToken);
            }

            if (act is { } done)
            {
                await audit.AppendAsync(editor.AsActor(), done, setId, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return new ContentOutcome.Done((await FindAsync(setId, cancellationToken))!);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            return await ChangedMeanwhileAsync(setId, cancellationToken);
        }
    }

    /// <summary>Saves drafts as <see cref="SaveAsync"/> does, in the caller's transaction; false when somebody did not see the newest version.</summary>
    public async Task<bool> SaveInTransactionAsync(string setId, IReadOnlyList<ContentDraft> drafts, ContentEditor editor, bool autosaved, CancellationToken cancellationToken)
    {
        var state = await StateAsync(setId, new ContentItem(drafts[0].Item).Type, cancellationToken);
        var rows = await db.ContentVersions.Where(row => row.SetId == setId && row.Latest).ToListAsync(cancellationToken);
        if (drafts.Any(draft => NewestOf(rows, draft.Item)?.ContentItemVersionId != draft.ExpectedVersionId))
        {
            return false;
        }

        state.Changes++;
        (state.ProposedById, state.ProposedBy, state.ProposedAt) = (null, null, null);
        var before = await ClearTheWayAsync(setId, rows, drafts, editor, cancellationToken);
        db.ContentVersions.AddRange(NextVersions(setId, drafts, before, editor, autosaved));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>Keeps the newest versions in the history, whatever their author saves next, and returns their ids: somebody was promised to see them.</summary>
    public async Task<IReadOnlyList<string>> KeepLatestAsync(ContentSet set, CancellationToken cancellationToken)
    {
        var ids = set.Latest.Select(version => version.Id).ToArray();
        await db.ContentVersions.Where(row => ids.Contains(row.ContentItemVersionId)).ExecuteUpdateAsync(update => update.SetProperty(row => row.Autosaved, false), cancellationToken);
        return ids;
    }

    /// <summary>Makes a version of the history the newest draft; it is a substantial change like any other.</summary>
    public async Task<ContentOutcome> RestoreAsync(string versionId, string expectedVersionId, ContentEditor editor, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(versionId, cancellationToken) ?? throw new ArgumentException("There is no such version.", nameof(versionId));
        var draft = new ContentDraft(expectedVersionId, version.Item.Json, ContentChange.Substantial, versionId);
        return await SaveRecordedAsync(version.Row.SetId, [draft], editor, AuditAction.ContentRestored, cancellationToken);
    }

    /// <summary>
    /// Goes back to what is public: the public versions become the newest again. Drafts of a set that was never public go away together with it;
    /// others stay in the history.
    /// </summary>
    public async Task<ContentOutcome> DeleteDraftAsync(string setId, int expectedChanges, ContentEditor editor, CancellationToken cancellationToken)
    {
        var state = await db.Set<ContentSetRow>().SingleOrDefaultAsync(row => row.SetId == setId, cancellationToken);
        if (state is null || state.Changes != expectedChanges)
        {
            return await ChangedMeanwhileAsync(setId, cancellationToken);
        }

        (state.ProposedById, state.ProposedBy, state.ProposedAt, state.Changes) = (null, null, null, state.Changes + 1);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await DropDraftsAsync(state, cancellationToken);
            await audit.AppendAsync(editor.AsActor(), AuditAction.ContentDraftDeleted, setId, cancellationToken);
            await StoreAsync(transaction.CommitAsync, cancellationToken);
            return new ContentOutcome.Done(await FindAsync(setId, cancellationToken) ?? new ContentSet(state, [], []));
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ChangedMeanwhileAsync(setId, cancellationToken);
        }
    }

    private async Task DropDraftsAsync(ContentSetRow state, CancellationToken cancellationToken)
    {
        var versions = db.ContentVersions.Where(row => row.SetId == state.SetId);
        if (await versions.AnyAsync(row => row.PublishedUtc != null, cancellationToken))
        {
            await versions.Where(row => row.Latest && !row.Published).ExecuteUpdateAsync(update => update.SetProperty(row => row.Latest, false), cancellationToken);
            await versions.Where(row => row.Published).ExecuteUpdateAsync(update => update.SetProperty(row => row.Latest, true), cancellationToken);
        }
        else
        {
            await versions.ExecuteDeleteAsync(cancellationToken);
            db.Remove(state);
        }
    }

    private static ContentVersionRow? NewestOf(List<ContentVersionRow> rows, JsonObject item)
    {
        var id = new ContentItem(item).Id;
        return rows.Find(row => row.ContentItemId == id);
    }

    private IEnumerable<ContentVersionRow> NextVersions(string setId, IReadOnlyList<ContentDraft> drafts, Dictionary<string, Standing> before, ContentEditor editor, bool autosaved)
    {
        var highest = before.Values.Select(standing => standing.Meaning ?? 0).DefaultIfEmpty(0).Max();
        var together = drafts.Count(draft => draft.Change is ContentChange.Substantial) > 1;
        foreach (var draft in drafts)
        {
            var standing = before.GetValueOrDefault(new ContentItem(draft.Item).Id, new(0, null, null));
            var next = NextVersion(setId, draft, standing, editor);
            (next.Autosaved, next.Meaning) = (autosaved, MeaningOf(draft.Change, standing.Meaning, highest, together));
            yield return next;
        }
    }

    /// <summary>
    /// Languages that are changed together say the same. A substantial change of one that is behind catches up with the other; any other goes ahead.
    /// </summary>
    private static int MeaningOf(ContentChange change, int? previous, int highest, bool together) => (change, previous) switch
    {
        (_, null) => together ? highest + 1 : Math.Max(highest, 1),
        (ContentChange.SmallCorrection, { } same) => same,
        _ when together || previous == highest => highest + 1,
        _ => highest,
    };

    /// <summary>
    /// Takes the place of the newest versions, and drops what the same editor's browser saved before; returns how each item stands then.
    /// </summary>
    private async Task<Dictionary<string, Standing>> ClearTheWayAsync(string setId, List<ContentVersionRow> rows, IReadOnlyList<ContentDraft> drafts, ContentEditor editor, CancellationToken cancellationToken)
    {
        foreach (var previous in drafts.Select(draft => NewestOf(rows, draft.Item)).OfType<ContentVersionRow>())
        {
            previous.Latest = false;
            if (previous.Autosaved && !previous.Published && previous.AuthorId == editor.Id)
            {
                db.ContentVersions.Remove(previous);
            }
        }

        // the place of the newest version must be free before another takes it
        await db.SaveChangesAsync(cancellationToken);
        var left = await db.ContentVersions.AsNoTracking().Where(row => row.SetId == setId)
            .Select(row => new { row.ContentItemId, row.Number, row.Latest, row.Meaning, row.CreatedUtc }).ToListAsync(cancellationToken);
        return left.GroupBy(row => row.ContentItemId, StringComparer.Ordinal).ToDictionary(
            item => item.Key,
            item => new Standing(item.Max(row => row.Number), item.MaxBy(row => (row.Latest, row.Number))!.Meaning, item.Min(row => row.CreatedUtc)),
            StringComparer.Ordinal);
    }

    private ContentVersionRow NextVersion(string setId, ContentDraft draft, Standing standing, ContentEditor editor)
    {
        var item = new ContentItem(draft.Item);
        var now = clock.GetUtcNow();
        var row = new ContentVersionRow
        {
            ContentItemVersionId = ContentIds.New(),
            ContentItemId = item.Id,
            Number = standing.Highest + 1,
            ContentType = item.Type,
            SetId = setId,
            Culture = item.Culture,
            Path = item.Path,
            DisplayText = item.Title,
            Latest = true,
            Data = string.Empty,
            AuthorId = editor.Id,
            Author = editor.Name,
            CreatedUtc = standing.CreatedUtc ?? now,
            ModifiedUtc = now,
            Change = draft.Change,
            RestoredFrom = draft.RestoredFrom,
        };
        row.Data = ContentData.Write(item.Json, row);
        return row;
    }

    private async Task<ContentSetRow> StateAsync(string setId, string contentType, CancellationToken cancellationToken) =>
        await db.Set<ContentSetRow>().SingleOrDefaultAsync(row => row.SetId == setId, cancellationToken)
        ?? db.Add(new ContentSetRow { SetId = setId, ContentType = contentType }).Entity;

    private async Task StoreAsync(Func<CancellationToken, Task> commit, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await commit(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task<ContentOutcome> ChangedMeanwhileAsync(string setId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return new ContentOutcome.ChangedMeanwhile(await FindAsync(setId, cancellationToken));
    }

    /// <summary>How an item stands before a save.</summary>
    /// <param name="Highest">The highest number any of its versions has.</param>
    /// <param name="Meaning">The meaning of its newest version; null when it has none.</param>
    /// <param name="CreatedUtc">UTC instant at which it began; null when it has not.</param>
    private sealed record Standing(int Highest, int? Meaning, DateTimeOffset? CreatedUtc);
}
