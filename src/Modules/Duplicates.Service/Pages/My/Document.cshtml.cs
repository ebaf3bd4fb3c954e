using Duplicates.Domain.Numbers;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Documents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.My;

/// <summary>A paper of one of the reader's applications.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class DocumentModel(ApplicationStore store, SignedInPeople people, DocumentAnswers documents, AuditLog audit) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, string kind, bool pdf, CancellationToken cancellationToken)
    {
        if (!ApplicationNumber.TryParse(number, out var parsed, out _))
        {
            return NotFound();
        }

        var citizen = people.Citizen(User);
        if (await store.FindForApplicantAsync(parsed, citizen.Iin, cancellationToken) is not { } application)
        {
            if (await store.ExistsAsync(parsed, cancellationToken))
            {
                await audit.AppendAsync(citizen.AsActor(string.Empty), AuditAction.CaseDenied, parsed.Value, cancellationToken);
            }

            return NotFound();
        }

        return await documents.AnswerAsync(this, application, kind, forApplicant: true, pdf);
    }
}
