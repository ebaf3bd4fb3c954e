using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Accounts;

/// <summary>What other features ask of the accounts of citizens, as parts of questions of their own.</summary>
internal static class CitizenRows
{
    /// <summary>The account with this key.</summary>
    public static IQueryable<CitizenRow> WithKey(DuplicatesDbContext db, string accountKey) => db.Citizens.Where(account => account.AccountKey == accountKey);

    /// <summary>The confirmed accounts: one of an IIN at the most.</summary>
    public static IQueryable<CitizenRow> Confirmed(DuplicatesDbContext db) => db.Citizens.Where(account => account.ConfirmedBy != null);

    /// <summary>Holds an account until the end of the transaction: whoever holds it, too, waits.</summary>
    public static Task LockAsync(DuplicatesDbContext db, string accountKey, CancellationToken cancellationToken) =>
        WithKey(db, accountKey).ExecuteUpdateAsync(change => change.SetProperty(row => row.LinkedAt, row => row.LinkedAt), cancellationToken);
}
