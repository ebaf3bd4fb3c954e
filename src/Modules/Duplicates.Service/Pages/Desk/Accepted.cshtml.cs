using Duplicates.Domain.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Casework;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Desk;

/// <summary>The application is accepted: what to print and to hand over now (R2.5).</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class AcceptedModel(StaffCases cases) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    public DuplicateApplication Application { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await cases.OpenAsync(User, Number, AuditAction.CaseRead, cancellationToken) is not { } application)
        {
            return NotFound();
        }

        Application = application;
        return Page();
    }
}
