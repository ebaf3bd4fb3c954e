using Duplicates.Service.Applications;
using Duplicates.Service.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.My;

/// <summary>A file that the reader attached to one of their applications.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class FileModel(ApplicantCases cases, CaseFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, Guid file, CancellationToken cancellationToken) =>
        await cases.OpenAsync(User, number, cancellationToken) is { } application
            ? this.Download(await files.OpenAsync(application.Id, file, cancellationToken))
            : NotFound();
}
