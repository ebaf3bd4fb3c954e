using Duplicates.Service.Editor;
using Duplicates.Service.Files;
using Duplicates.Service.Offices.Import;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Editor;

/// <summary>Takes a list of offices as CSV and checks it; nothing changes before the editor says so.</summary>
[Authorize(Policy = ServicePolicies.Editor)]
[FileUpload]
internal sealed class OfficeImportsModel(OfficeImports imports, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private const int BytesInMegabyte = 1024 * 1024;

    /// <summary>The file.</summary>
    [BindProperty]
    public IFormFile? List { get; set; }

    /// <summary>The request was larger than is read; set by <see cref="FileUploadAttribute"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public bool TooLarge { get; set; }

    /// <summary>The newest files.</summary>
    public IReadOnlyList<OfficeImportSummary> Newest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (TooLarge)
        {
            ModelState.AddModelError(nameof(List), TooLargeMessage);
        }

        Newest = await imports.NewestAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (List is null || List.Length == 0)
        {
            ModelState.AddModelError(nameof(List), texts["office-import.file-error"]);
        }
        else if (List.Length > OfficeFile.MostBytes)
        {
            ModelState.AddModelError(nameof(List), TooLargeMessage);
        }

        if (!ModelState.IsValid)
        {
            Newest = await imports.NewestAsync(cancellationToken);
            return Page();
        }

        using var content = new MemoryStream((int)List!.Length);
        await List.CopyToAsync(content, cancellationToken);
        var id = await imports.CheckAsync(Path.GetFileName(List.FileName), content.ToArray(), EditorDesk.EditorOf(User), cancellationToken);
        return this.GoTo(SitePaths.OfficeImport(id));
    }

    private string TooLargeMessage => texts["office-import.too-large", OfficeFile.MostBytes / BytesInMegabyte].Value;
}
