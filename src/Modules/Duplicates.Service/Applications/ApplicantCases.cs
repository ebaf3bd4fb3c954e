using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;

namespace Duplicates.Service.Applications;

/// <summary>Opens cases for the accounts that may see them; a look at another's is on record.</summary>
internal sealed class ApplicantCases(ApplicationStore store, SignedInPeople people, AuditLog audit)
{
    /// <summary>The case, if the reader may see it; null otherwise, and then an existing case leaves an entry in the audit log.</summary>
    public async Task<DuplicateApplication?> OpenAsync(ClaimsPrincipal user, string typedNumber, CancellationToken cancellationToken)
    {
        if (!ApplicationNumber.TryParse(typedNumber, out var number, out _))
        {
            return null;
        }

        var citizen = people.Citizen(user);
        var application = await store.FindForApplicantAsync(number, citizen, cancellationToken);
        if (application is null && await store.ExistsAsync(number, cancellationToken))
        {
            await audit.AppendAsync(citizen.AsActor(string.Empty), AuditAction.CaseDenied, number.Value, cancellationToken);
        }

        return application;
    }

    /// <summary>The reader as the history of the case names them.</summary>
    public Actor ReaderOf(DuplicateApplication application, ClaimsPrincipal user) =>
        people.Citizen(user).AsActor(application.Content!.Applicant.Name.Full);
}
