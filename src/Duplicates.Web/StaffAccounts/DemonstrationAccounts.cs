using Duplicates.Service.Data;
using Duplicates.Service.Settings;

namespace Duplicates.Web.StaffAccounts;

/// <summary>Accounts whose password stands in the documentation. A database that was used in Development keeps them; outside Development they open nothing.</summary>
internal sealed class DemonstrationAccounts(IHostEnvironment environment)
{
    /// <summary>Whether such accounts may sign in here.</summary>
    public bool AreOpen => environment.IsDevelopment();

    /// <summary>Whether the account is one that may not sign in here.</summary>
    public bool Bars(StaffAccount account) => account.IsDemonstration && !AreOpen;

    /// <summary>How many accounts of the database are barred here.</summary>
    public async Task<long> CountBarredAsync(DatabaseSetting database, CancellationToken cancellationToken) => AreOpen
        ? 0
        : (await database.ReadPlainAsync("SELECT COUNT(*) FROM \"AspNetUsers\" WHERE \"IsDemonstration\" = TRUE", row => row.GetInt64(0), cancellationToken))[0];
}
