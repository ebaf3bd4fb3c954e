using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Apply;

/// <summary>The drafts of an account go with it.</summary>
internal sealed class AccountDrafts(DuplicatesDbContext db, StoredJson json) : IAccountHoldings
{
    /// <inheritdoc />
    public async Task MoveAsync(CitizenRow from, CitizenRow to, CancellationToken cancellationToken)
    {
        foreach (var draft in await db.Drafts.Where(row => row.OwnerKey == from.AccountKey).ToListAsync(cancellationToken))
        {
            // answers are encrypted for their owner
            var answers = json.Read<DraftAnswers>(draft.Answers, ProtectedColumns.DraftAnswers.At(draft.Id, from.AccountKey));
            (draft.OwnerKey, draft.Answers) = (to.AccountKey, json.Write(answers, ProtectedColumns.DraftAnswers.At(draft.Id, to.AccountKey)));
        }
    }

    /// <inheritdoc />
    public Task ForgetAsync(string accountKey, CancellationToken cancellationToken) =>
        db.Drafts.Where(draft => draft.OwnerKey == accountKey).ExecuteDeleteAsync(cancellationToken);
}
