using Duplicates.Domain;
using Duplicates.Domain.Time;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Content;

/// <summary>
/// Makes sets public and takes them back, now or at a time: both languages in one transaction or none. The line of the audit log is
/// stored with it; all hosts see by the stamp that there is something newer.
/// </summary>
internal sealed class ContentPublishing(
    DuplicatesDbContext db,
    ContentStore store,
    ContentParity parity,
    IPublicContent published,
    AuditLog audit,
    TimeProvider clock)
{
    /// <summary>What stands in the way of publishing a set as it is now; empty when nothing does.</summary>
    public async Task<IReadOnlyList<ContentProblem>> ProblemsAsync(ContentSet set, CancellationToken cancellationToken) =>
        await ProblemsAsync(set, set.Latest, cancellationToken);

    /// <summary>Asks another editor to publish; lists of law are published in no other way.</summary>
    public Task<ContentOutcome> ProposeAsync(string setId, int expectedChanges, ContentEditor editor, CancellationToken cancellationToken) =>
        ChangeAsync(setId, expectedChanges, editor, AuditAction.ContentProposed, async (state, set) =>
        {
            var problems = await ProblemsAsync(set, cancellationToken);
            (state.ProposedById, state.ProposedBy, state.ProposedAt) = (editor.Id, editor.Name, clock.GetUtcNow());
            return problems;
        }, cancellationToken);

    /// <summary>Publishes the newest versions of both languages.</summary>
    /// <param name="setId">The set.</param>
    /// <param name="expectedChanges">The state that the editor saw (<see cref="ContentSetRow.Changes"/>).</param>
    /// <param name="editor">Who publishes.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<ContentOutcome> PublishAsync(string setId, int expectedChanges, ContentEditor editor, CancellationToken cancellationToken)
    {
        var outcome = await ChangeAsync(setId, expectedChanges, editor, AuditAction.ContentPublished, async (state, set) =>
        {
            var problems = await AllProblemsAsync(set, editor, cancellationToken);
            if (problems.Count == 0)
            {
                await MakePublicAsync(state, [.. set.Latest.Select(version => version.Id)], cancellationToken);
            }

            return problems;
        }, cancellationToken);
        return await ReadAnewAsync(outcome, cancellationToken);
    }

    /// <summary>Takes both languages back from the public; the versions stay.</summary>
    public async Task<ContentOutcome> UnpublishAsync(string setId, int expectedChanges, ContentEditor editor, CancellationToken cancellationToken)
    {
        var outcome = await ChangeAsync(setId, expectedChanges, editor, AuditAction.ContentUnpublished, async (state, _) =>
        {
            if (parity.RulesOf(state.ContentType) is { CanBeWithdrawn: false })
            {
                return [new(null, string.Empty, "editor.problem.needed")];
            }

            await db.ContentVersions.Where(row => row.SetId == setId && row.Published).ExecuteUpdateAsync(update => update.SetProperty(row => row.Published, false), cancellationToken);
            await ContentStampRow.CountOnAsync(db, cancellationToken);
            return [];
        }, cancellationToken);
        return await ReadAnewAsync(outcome, cancellationToken);
    }

    /// <summary>Has the newest versions published later; what is edited after that waits for another publication.</summary>
    /// <param name="setId">The set.</param>
    /// <param name="expectedChanges">The state that the editor saw.</param>
    /// <param name="at">Almaty local time, in the future.</param>
    /// <param name="editor">Who has it published.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<ContentOutcome> ScheduleAsync(string setId, int expectedChanges, DateTime at, ContentEditor editor, CancellationToken cancellationToken) =>
        ChangeAsync(setId, expectedChanges, editor, AuditAction.ContentScheduled, async (state, set) =>
        {
            var instant = AlmatyTime.ToInstant(at);
            var problems = instant > clock.GetUtcNow()
                ? await AllProblemsAsync(set, editor, cancellationToken)
                : [new(null, string.Empty, "editor.problem.past")];
            (state.ScheduledFor, state.ScheduledById, state.ScheduledBy, state.ScheduleFailed) = (instant, editor.Id, editor.Name, false);
            state.ScheduledVersions = string.Join(' ', await store.KeepLatestAsync(set, cancellationToken));
            return problems;
        }, cancellationToken);

    /// <summary>Nothing is published later after all.</summary>
    public Task<ContentOutcome> CancelScheduleAsync(string setId, int expectedChanges, ContentEditor editor, CancellationToken cancellationToken) =>
        ChangeAsync(setId, expectedChanges, editor, AuditAction.ContentScheduleCancelled, (state, _) =>
        {
            ClearSchedule(state);
            return Task.FromResult<IReadOnlyList<ContentProblem>>([]);
        }, cancellationToken);

    /// <summary>Publishes everything whose time has come; of several hosts one does it. Whoever scheduled it is on record for it.</summary>
    public async Task PublishDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<ContentSetRow>().AsNoTracking().Where(row => row.ScheduledFor <= now).OrderBy(row => row.ScheduledFor)
            .Select(row => new { row.SetId, row.Changes, Editor = new ContentEditor(row.ScheduledById!, row.ScheduledBy!) }).ToListAsync(cancellationToken);
        foreach (var one in due)
        {
            var outcome = await ChangeAsync(one.SetId, one.Changes, async (state, set) =>
            {
                if (await PublishScheduledAsync(state, set, cancellationToken))
                {
                    await audit.AppendAsync(one.Editor.AsActor(), AuditAction.ContentPublished, one.SetId, cancellationToken);
                }

                return [];
            }, cancellationToken);
            await ReadAnewAsync(outcome, cancellationToken);
        }
    }

    /// <summary>Publishes what was scheduled, if nothing stands in its way by now; returns whether it did.</summary>
    private async Task<bool> PublishScheduledAsync(ContentSetRow state, ContentSet set, CancellationToken cancellationToken)
    {
        var versions = new List<ContentVersion>();
        foreach (var id in state.ScheduledVersions!.Split(' '))
        {
            if (await store.VersionAsync(id, cancellationToken) is { } version)
            {
                versions.Add(version);
            }
        }

        ClearSchedule(state);
        state.ScheduleFailed = (await ProblemsAsync(set, versions, cancellationToken)).Count > 0;
        if (!state.ScheduleFailed)
        {
            await MakePublicAsync(state, [.. versions.Select(version => version.Id)], cancellationToken);
        }

        return !state.ScheduleFailed;
    }

    private async Task MakePublicAsync(ContentSetRow state, string[] versions, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.ContentVersions.Where(row => row.SetId == state.SetId && row.Published && !versions.Contains(row.ContentItemVersionId))
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Published, false), cancellationToken);
        await db.ContentVersions.Where(row => versions.Contains(row.ContentItemVersionId))
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Published, true).SetProperty(row => row.Autosaved, false).SetProperty(row => row.PublishedUtc, row => row.PublishedUtc ?? now), cancellationToken);
        (state.ProposedById, state.ProposedBy, state.ProposedAt, state.ScheduleFailed) = (null, null, null, false);
        await ContentStampRow.CountOnAsync(db, cancellationToken);
    }

    private static void ClearSchedule(ContentSetRow state) =>
        (state.ScheduledFor, state.ScheduledById, state.ScheduledBy, state.ScheduledVersions) = (null, null, null, null);

    private async Task<IReadOnlyList<ContentProblem>> AllProblemsAsync(ContentSet set, ContentEditor editor, CancellationToken cancellationToken)
    {
        var problems = await ProblemsAsync(set, cancellationToken);
        if (problems.Count > 0 || parity.RulesOf(set.ContentType) is not { NeedsTwoEditors: true })
        {
            return problems;
        }

        return set.State.ProposedById switch
        {
            null => [new(null, string.Empty, "editor.problem.not-proposed")],
            var proposer when proposer == editor.Id => [new(null, string.Empty, "editor.problem.own-proposal")],
            _ => [],
        };
    }

    private async Task<IReadOnlyList<ContentProblem>> ProblemsAsync(ContentSet set, IReadOnlyList<ContentVersion> versions, CancellationToken cancellationToken)
    {
        var problems = new List<ContentProblem>(parity.ProblemsOf(set.ContentType, [.. versions.Select(version => version.Item)]));
        problems.AddRange(await BehindAsync(set.Id, versions, cancellationToken));
        foreach (var version in versions.Where(version => version.Row.Path is not null))
        {
            if (await db.ContentVersions.AnyAsync(row => row.Published && row.Path == version.Row.Path && row.ContentItemId != version.ItemId, cancellationToken))
            {
                problems.Add(new(version.Culture, "AutoroutePart.Path", "editor.problem.path-taken"));
            }
        }

        return problems;
    }

    private async Task<IReadOnlyList<ContentProblem>> BehindAsync(string setId, IReadOnlyList<ContentVersion> versions, CancellationToken cancellationToken)
    {
        if (versions.Count < Languages.All.Count || versions.MinBy(version => version.Row.Meaning) is not { } behind
            || versions.First(version => version != behind) is not { } ahead || ahead.Row.Meaning == behind.Row.Meaning)
        {
            return [];
        }

        return ContentParity.Behind(behind, await store.AtMeaningAsync(setId, ahead.Culture, behind.Row.Meaning, cancellationToken), ahead);
    }

    /// <summary>Changes a set and puts on record who did it.</summary>
    private Task<ContentOutcome> ChangeAsync(
        string setId, int expectedChanges, ContentEditor editor, AuditAction act, Func<ContentSetRow, ContentSet, Task<IReadOnlyList<ContentProblem>>> change, CancellationToken cancellationToken) =>
        ChangeAsync(setId, expectedChanges, async (state, set) =>
        {
            var problems = await change(state, set);
            if (problems.Count == 0)
            {
                await audit.AppendAsync(editor.AsActor(), act, setId, cancellationToken);
            }

            return problems;
        }, cancellationToken);

    /// <summary>Changes a set that is still as the editor saw it; problems leave everything as it was.</summary>
    private async Task<ContentOutcome> ChangeAsync(string setId, int expectedChanges, Func<ContentSetRow, ContentSet, Task<IReadOnlyList<ContentProblem>>> change, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var state = await db.Set<ContentSetRow>().SingleOrDefaultAsync(row => row.SetId == setId, cancellationToken);
            if (state is null || state.Changes != expectedChanges)
            {
                return new ContentOutcome.ChangedMeanwhile(await store.FindAsync(setId, cancellationToken));
            }

            state.Changes++;
            await db.SaveChangesAsync(cancellationToken);
            if (await change(state, (await store.FindAsync(setId, cancellationToken))!) is { Count: > 0 } problems)
            {
                return new ContentOutcome.Refused(problems);
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new ContentOutcome.Done((await store.FindAsync(setId, cancellationToken))!);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ContentOutcome.ChangedMeanwhile(await store.FindAsync(setId, cancellationToken));
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<ContentOutcome> ReadAnewAsync(ContentOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is ContentOutcome.Done)
        {
            await published.RefreshAsync(cancellationToken);
        }

        return outcome;
    }
}
