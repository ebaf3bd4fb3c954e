using Duplicates.Domain.Numbers;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.My;

/// <summary>A file that the reader attached to one of their applications.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class FileModel(ApplicationStore store, SignedInPeople people, CaseFiles files, AuditLog audit) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, Guid file, CancellationToken cancellationToken)
    {
        if (!ApplicationNumber.TryParse(number, out var parsed, out _))
        {
            return NotFound();
        }

        var citizen = people.Citizen(User);
        if (await store.FindForApplicantAsync(parsed, citizen.Iin, cancellationToken) is { } application)
        {
            return this.Download(await files.OpenAsync(application.Id, file, cancellationToken));
        }

        if (await store.ExistsAsync(parsed, cancellationToken))
        {
            await audit.AppendAsync(citizen.AsActor(string.Empty), AuditAction.CaseDenied, parsed.Value, cancellationToken);
        }

        return NotFound();
    }
}
