using Duplicates.Service.Accounts;
using Duplicates.Service.Apply;
using Duplicates.Service.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Apply;

/// <summary>A file of one of the reader's drafts.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class FileModel(Drafts drafts, SignedInPeople people, CaseFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file, CancellationToken cancellationToken) =>
        await drafts.FindAsync(id, people.Citizen(User), cancellationToken) is null
            ? NotFound()
            : this.Download(await files.OpenAsync(id, file, cancellationToken));
}
