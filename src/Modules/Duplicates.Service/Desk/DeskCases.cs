using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Casework;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Desk;

/// <summary>Opens cases for the desk that accepted them: a counter's own only, and every look is on record. A school's desk sees the cases of the school.</summary>
internal sealed class DeskCases(StaffCases cases, ApplicationStore store, DuplicatesDbContext db, AuditLog audit)
{
    /// <summary>Whether a paper of a case is given at the counter that accepted it.</summary>
    /// <param name="path">The last part of the paper's address.</param>
    public static bool IsGivenAtCounter(string path) => path is "application" or "missing-papers" or "receipt" || path.StartsWith("receipt-", StringComparison.Ordinal);

    /// <summary>The case, if the officer's desk may see it; null otherwise, and then an existing case leaves an entry in the audit log.</summary>
    public async Task<DuplicateApplication?> OpenAsync(ClaimsPrincipal user, string typedNumber, AuditAction purpose, CancellationToken cancellationToken)
    {
        var officer = SignedInPeople.AtDesk(user);
        if (!officer.IsOfCorporation)
        {
            return await cases.OpenAsync(user, typedNumber, purpose, cancellationToken);
        }

        if (!ApplicationNumber.TryParse(typedNumber, out var number, out _))
        {
            return null;
        }

        var (value, office) = (number.Value, officer.OfficeId);
        var id = await db.Applications.Where(row => row.Number == value && row.CounterId == office).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is not null || await store.ExistsAsync(number, cancellationToken))
        {
            await audit.AppendAsync(officer.AsActor(), id is null ? AuditAction.CaseDenied : purpose, number.Value, cancellationToken);
        }

        return id is null ? null : await store.FindAsync(id.Value, cancellationToken);
    }
}
