using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;

namespace Duplicates.Service.Casework;

/// <summary>Opens cases for the staff of a school: theirs only, and every look is on record.</summary>
internal sealed class StaffCases(ApplicationStore store, AuditLog audit)
{
    /// <summary>The case, if the officer's school holds it; null otherwise, and then an existing case leaves an entry in the audit log.</summary>
    public async Task<DuplicateApplication?> OpenAsync(ClaimsPrincipal user, string typedNumber, AuditAction purpose, CancellationToken cancellationToken)
    {
        if (!ApplicationNumber.TryParse(typedNumber, out var number, out _))
        {
            return null;
        }

        var officer = SignedInPeople.Officer(user);
        var application = await store.FindForOfficeAsync(number, officer.OfficeId, cancellationToken);
        if (application is not null || await store.ExistsAsync(number, cancellationToken))
        {
            await audit.AppendAsync(officer.AsActor(), application is null ? AuditAction.CaseDenied : purpose, number.Value, cancellationToken);
        }

        return application;
    }
}
