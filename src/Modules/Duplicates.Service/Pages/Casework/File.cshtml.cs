using Duplicates.Service.Audit;
using Duplicates.Service.Casework;
using Duplicates.Service.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Casework;

/// <summary>A file of a case, for the staff of the school that holds it.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class FileModel(StaffCases cases, CaseFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, Guid file, CancellationToken cancellationToken) =>
        await cases.OpenAsync(User, number, AuditAction.DocumentRead, cancellationToken) is { } application
            ? this.Download(await files.OpenAsync(application.Id, file, cancellationToken))
            : NotFound();
}
