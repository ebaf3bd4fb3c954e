using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Intake;
using Duplicates.Service.Protection;
using Duplicates.Service.Web.Limits;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Apply;

/// <summary>A draft of a person.</summary>
/// <param name="Id">Its id; the application made from it keeps it.</param>
/// <param name="Answers">The answers given so far.</param>
/// <param name="StartedAt">When it was begun, in UTC.</param>
/// <param name="ChangedAt">When an answer was kept last, in UTC.</param>
/// <param name="Stored">The answers as they are stored, by which a later change is noticed.</param>
/// <param name="OwnerKey">The owner for whom they are encrypted.</param>
internal sealed record Draft(Guid Id, DraftAnswers Answers, DateTimeOffset StartedAt, DateTimeOffset ChangedAt, string Stored, string OwnerKey);

/// <summary>A draft that was to be begun: one of the two is known, or neither when the person has as many as allowed.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Wait">How long to wait: too many were begun from one network address by people who have not signed in.</param>
internal sealed record BegunDraft(Draft? Draft, TimeSpan? Wait);

/// <summary>Keeps unfinished applications; every question reads and writes its owner's drafts only.</summary>
internal sealed class Drafts(DuplicatesDbContext db, DraftSql sql, StoredJson json, SharedLimits limits, LookupKeys keys, TimeProvider clock) : IDraftsTakenIn
{
    /// <summary>How many unfinished applications a person may have.</summary>
    public const int MostPerPerson = 5;

    /// <summary>How many drafts may be begun within an hour from one network address without signing in: a class in a computer room is below it.</summary>
    public const int MostPerAddress = 60;

    /// <summary>How long an untouched draft is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The person's drafts, the last changed first.</summary>
    public async Task<IReadOnlyList<Draft>> OfAsync(DraftOwner owner, CancellationToken cancellationToken)
    {
        List<Draft> drafts = [];
        foreach (var key in owner.Keys)
        {
            drafts.AddRange((await sql.DraftsOfAsync(key, cancellationToken)).Select(Read));
        }

        return [.. drafts.OrderByDescending(draft => draft.ChangedAt)];
    }

    /// <summary>Begins a draft with its first answers, unless the owner already has as many as allowed.</summary>
    /// <param name="owner">The person, or the browser of somebody who has not signed in.</param>
    /// <param name="answers">The first answers.</param>
    /// <param name="address">The network address, by which drafts of browsers are counted.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<BegunDraft> StartAsync(DraftOwner owner, DraftAnswers answers, string address, CancellationToken cancellationToken)
    {
        // of two clicks at the same moment the second waits, so that together they keep within the limit
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var key = owner.Keys.First();
        if (owner.Citizen is not null)
        {
            await CitizenRows.LockAsync(db, key, cancellationToken);
        }
        else if (await limits.CountAsync([new($"drafts {keys.Of("draft-address", address)}", MostPerAddress, TimeSpan.FromHours(1))], cancellationToken) is { } reached)
        {
            return new(null, reached.Wait);
        }

        if (await db.Drafts.CountAsync(row => row.OwnerKey == key, cancellationToken) >= MostPerPerson)
        {
            return new(null, null);
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var row = new DraftRow { Id = id, OwnerKey = key, Answers = json.Write(answers, ProtectedColumns.DraftAnswers.At(id, key)), StartedAt = now, ChangedAt = now };
        db.Drafts.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(Read(row), null);
    }

    /// <summary>The owner's draft with this id; null when there is none.</summary>
    public async Task<Draft?> FindAsync(Guid id, DraftOwner owner, CancellationToken cancellationToken)
    {
        foreach (var key in owner.Keys)
        {
            if (await sql.FindDraftAsync(id, key, cancellationToken) is { } row)
            {
                return Read(row);
            }
        }

        return null;
    }

    /// <summary>Gives a draft that a browser began to the person who has identified since; nothing happens when it is theirs already, or changed this moment.</summary>
    public Task GiveAsync(Draft draft, Citizen citizen, CancellationToken cancellationToken)
    {
        // answers are encrypted for their owner
        var answers = json.Write(draft.Answers, ProtectedColumns.DraftAnswers.At(draft.Id, citizen.Key));
        return db.Drafts.Where(row => row.Id == draft.Id && row.OwnerKey == draft.OwnerKey && row.Answers == draft.Stored)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.OwnerKey, citizen.Key).SetProperty(row => row.Answers, answers), cancellationToken);
    }

    /// <summary>
    /// Keeps changed answers. What another window of the person has changed since the draft was read stays as well; nothing happens when
    /// the draft was deleted.
    /// </summary>
    /// <param name="draft">The draft as it was read.</param>
    /// <param name="answers">Its answers with what changed.</param>
    /// <param name="owner">The owner.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SaveAsync(Draft draft, DraftAnswers answers, DraftOwner owner, CancellationToken cancellationToken)
    {
        var read = draft;
        while (!await sql.SaveDraftAsync(draft.Id, read.Stored, json.Write(answers, ProtectedColumns.DraftAnswers.At(draft.Id, read.OwnerKey)), clock.GetUtcNow(), cancellationToken))
        {
            if (await FindAsync(draft.Id, owner, cancellationToken) is not { } current)
            {
                return;
            }

            answers = AnswerChanges.Merge(read.Answers, answers, current.Answers);
            read = current;
        }
    }

    /// <summary>Deletes a draft.</summary>
    public Task DeleteAsync(Draft draft, CancellationToken cancellationToken) =>
        db.Drafts.Where(row => row.Id == draft.Id && row.OwnerKey == draft.OwnerKey).ExecuteDeleteAsync(cancellationToken);

    /// <inheritdoc />
    public async Task RemoveWithApplicationAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Drafts.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row)
        {
            db.Drafts.Remove(row);
        }
    }

    /// <summary>Deletes drafts of people and browsers that nobody touched for as long as they are kept.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - KeptFor;
        return db.Drafts.Where(row => row.ChangedAt < before && !EF.Functions.Like(row.OwnerKey, DraftRow.OfOffices + "%")).ExecuteDeleteAsync(cancellationToken);
    }

    private Draft Read(DraftRow row) => new(row.Id, json.Read<DraftAnswers>(row.Answers, ProtectedColumns.DraftAnswers.At(row.Id, row.OwnerKey)), row.StartedAt, row.ChangedAt, row.Answers, row.OwnerKey);
}
