using Duplicates.Service.Audit;
using Duplicates.Service.Desk;
using Duplicates.Service.Documents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Desk;

/// <summary>A paper that is given where the application was accepted: the receipt, the slip of what is missing, the application itself (R2.5).</summary>
[Authorize(Policy = ServicePolicies.Identification)]
internal sealed class DocumentModel(DeskCases cases, DocumentAnswers documents) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, string kind, bool pdf, CancellationToken cancellationToken) =>
        DeskCases.IsGivenAtCounter(kind) && await cases.OpenAsync(User, number, AuditAction.DocumentRead, cancellationToken) is { } application
            ? await documents.AnswerAsync(this, application, kind, forApplicant: false, pdf)
            : NotFound();
}
