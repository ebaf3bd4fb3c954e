using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Intake;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Apply;

/// <summary>A draft of a person.</summary>
/// <param name="Id">Its id; the application made from it keeps it.</param>
/// <param name="Answers">The answers given so far.</param>
/// <param name="StartedAt">When it was begun, in UTC.</param>
/// <param name="ChangedAt">When an answer was kept last, in UTC.</param>
/// <param name="Stored">The answers as they are stored, by which a later change is noticed.</param>
internal sealed record Draft(Guid Id, DraftAnswers Answers, DateTimeOffset StartedAt, DateTimeOffset ChangedAt, string Stored);

/// <summary>Keeps unfinished applications; every question reads and writes its owner's drafts only.</summary>
internal sealed class Drafts(DuplicatesDbContext db, DraftSql sql, StoredJson json, TimeProvider clock) : IDraftsTakenIn
{
    /// <summary>How many unfinished applications a person may have.</summary>
    public const int MostPerPerson = 5;

    /// <summary>How long an untouched draft is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The person's drafts, the last changed first.</summary>
    public async Task<IReadOnlyList<Draft>> OfAsync(Citizen owner, CancellationToken cancellationToken) =>
        [.. (await sql.DraftsOfAsync(owner.Key, cancellationToken)).Select(Read)];

    /// <summary>Begins a draft; null when the person already has as many as allowed.</summary>
    public async Task<Draft?> StartAsync(Citizen owner, CancellationToken cancellationToken)
    {
        // of two clicks at the same moment the second waits, so that together they keep within the limit
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await CitizenRows.LockAsync(db, owner.Key, cancellationToken);
        if (await db.Drafts.CountAsync(row => row.OwnerKey == owner.Key, cancellationToken) >= MostPerPerson)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var answers = json.Write(new DraftAnswers(), ProtectedColumns.DraftAnswers.At(id, owner.Key));
        var row = new DraftRow { Id = id, OwnerKey = owner.Key, Answers = answers, StartedAt = now, ChangedAt = now };
        db.Drafts.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Read(row);
    }

    /// <summary>The person's draft with this id; null when there is none.</summary>
    public async Task<Draft?> FindAsync(Guid id, Citizen owner, CancellationToken cancellationToken) =>
        await sql.FindDraftAsync(id, owner.Key, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>
    /// Keeps changed answers. What another window of the person has changed since the draft was read stays as well; nothing happens when
    /// the draft was deleted.
    /// </summary>
    /// <param name="draft">The draft as it was read.</param>
    /// <param name="answers">Its answers with what changed.</param>
    /// <param name="owner">The person.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SaveAsync(Draft draft, DraftAnswers answers, Citizen owner, CancellationToken cancellationToken)
    {
        var read = draft;
        while (!await sql.SaveDraftAsync(draft.Id, read.Stored, json.Write(answers, ProtectedColumns.DraftAnswers.At(draft.Id, owner.Key)), clock.GetUtcNow(), cancellationToken))
        {
            if (await FindAsync(draft.Id, owner, cancellationToken) is not { } current)
            {
                return;
            }

            answers = AnswerChanges.Merge(read.Answers, answers, current.Answers);
            read = current;
        }
    }

    /// <summary>Deletes a draft of the person.</summary>
    public Task DeleteAsync(Guid id, Citizen owner, CancellationToken cancellationToken) =>
        db.Drafts.Where(row => row.Id == id && row.OwnerKey == owner.Key).ExecuteDeleteAsync(cancellationToken);

    /// <inheritdoc />
    public async Task RemoveWithApplicationAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Drafts.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row)
        {
            db.Drafts.Remove(row);
        }
    }

    /// <summary>Deletes drafts of citizens that nobody touched for as long as they are kept.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - KeptFor;
        return db.Drafts.Where(row => row.ChangedAt < before && !EF.Functions.Like(row.OwnerKey, DraftRow.OfOffices + "%")).ExecuteDeleteAsync(cancellationToken);
    }

    private Draft Read(DraftRow row) => new(row.Id, json.Read<DraftAnswers>(row.Answers, ProtectedColumns.DraftAnswers.At(row.Id, row.OwnerKey)), row.StartedAt, row.ChangedAt, row.Answers);
}
