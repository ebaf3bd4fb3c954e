using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Applications;

/// <summary>The cases that an account sent go with it and outlive it.</summary>
internal sealed class AccountCases(DuplicatesDbContext db) : IAccountHoldings
{
    /// <inheritdoc />
    public Task MoveAsync(CitizenRow from, CitizenRow to, CancellationToken cancellationToken) =>
        db.Applications.Where(row => row.ApplicantKey == from.IinKey && row.AccountKey == from.AccountKey)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.AccountKey, to.AccountKey), cancellationToken);

    /// <inheritdoc />
    public Task ForgetAsync(string accountKey, CancellationToken cancellationToken) => Task.CompletedTask;
}
