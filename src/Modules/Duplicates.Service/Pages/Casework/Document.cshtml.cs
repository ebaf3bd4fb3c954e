using Duplicates.Service.Audit;
using Duplicates.Service.Casework;
using Duplicates.Service.Documents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Casework;

/// <summary>A paper of a case, for the school's staff.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class DocumentModel(StaffCases cases, DocumentAnswers documents) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, string kind, bool pdf, CancellationToken cancellationToken) =>
        await cases.OpenAsync(User, number, AuditAction.DocumentRead, cancellationToken) is { } application
            ? await documents.AnswerAsync(this, application, kind, forApplicant: false, pdf)
            : NotFound();
}
