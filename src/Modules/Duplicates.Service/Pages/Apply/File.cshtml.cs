using Duplicates.Service.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Apply;

/// <summary>A file of one of the reader's drafts.</summary>
[DraftPage]
internal sealed class FileModel(CaseFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file, CancellationToken cancellationToken) =>
        OpenDraft.Of(HttpContext).Draft is null
            ? NotFound()
            : this.Download(await files.OpenAsync(id, file, cancellationToken));
}
