using Duplicates.Service.Applications;
using Duplicates.Service.Documents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.My;

/// <summary>A paper of one of the reader's applications.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class DocumentModel(ApplicantCases cases, DocumentAnswers documents) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, string kind, bool pdf, CancellationToken cancellationToken) =>
        await cases.OpenAsync(User, number, cancellationToken) is { } application
            ? await documents.AnswerAsync(this, application, kind, forApplicant: true, pdf)
            : NotFound();
}
