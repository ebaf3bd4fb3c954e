using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;

namespace Duplicates.Service.Complaints;

/// <summary>Opens a case for the citizen who applied; an attempt at another's leaves an entry in the audit log.</summary>
internal sealed class OwnCases(ApplicationStore store, SignedInPeople people, AuditLog audit)
{
    /// <summary>The case, if it is this citizen's; null otherwise.</summary>
    public async Task<DuplicateApplication?> OpenAsync(ClaimsPrincipal user, string typedNumber, CancellationToken cancellationToken)
    {
        if (!ApplicationNumber.TryParse(typedNumber, out var number, out _))
        {
            return null;
        }

        var citizen = people.Citizen(user);
        var application = await store.FindForApplicantAsync(number, citizen.Iin, cancellationToken);
        if (application is null && await store.ExistsAsync(number, cancellationToken))
        {
            await audit.AppendAsync(citizen.AsActor(string.Empty), AuditAction.CaseDenied, number.Value, cancellationToken);
        }

        return application;
    }
}
