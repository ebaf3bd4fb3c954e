using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Applications;

/// <summary>The accounts from which cases were sent, as they are now.</summary>
internal sealed class CaseAccounts(DuplicatesDbContext db, CitizenAccounts citizens)
{
    /// <summary>
    /// The phone that is told of a case: that of the account it was sent from, as it is now; of an ended account, the confirmed phone of
    /// the person. Null when neither is kept.
    /// </summary>
    public async Task<PhoneNumber?> FindPhoneOfCaseAsync(Guid applicationId, CancellationToken cancellationToken) =>
        await AccountOfCaseAsync(applicationId, cancellationToken) is { } account ? citizens.ReadPhone(account) : null;

    /// <summary>Whether the account that a case was sent from is confirmed.</summary>
    public async Task<bool> IsCaseOfConfirmedAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var confirmed = CitizenRows.Confirmed(db);
        return await db.Applications.Where(row => row.Id == applicationId).AnyAsync(row => confirmed.Any(account => account.AccountKey == row.AccountKey), cancellationToken);
    }

    private async Task<CitizenRow?> AccountOfCaseAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        // a case that is being submitted is not stored yet
        var row = await db.Applications.FindAsync([applicationId], cancellationToken);
        return row is null
            ? null
            : await CitizenRows.WithKey(db, row.AccountKey).AsNoTracking().SingleOrDefaultAsync(cancellationToken)
                ?? await CitizenRows.Confirmed(db).AsNoTracking().SingleOrDefaultAsync(account => account.IinKey == row.ApplicantKey, cancellationToken);
    }
}
