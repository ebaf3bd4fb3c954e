using Duplicates.Service.Files;
using Duplicates.Service.Offices.Import;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>Takes a list of organisations with their first managers and looks it through; nobody is invited before the administrator says so.</summary>
[Authorize(Policy = ServicePolicies.Administrator)]
[FileUpload]
internal sealed class ManagersModel(ManagerImports imports, StaffAccountDesk desk, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private const int BytesInMegabyte = 1024 * 1024;

    /// <summary>The file.</summary>
    [BindProperty]
    public IFormFile? List { get; set; }

    /// <summary>The request was larger than is read; set by <see cref="FileUploadAttribute"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public bool TooLarge { get; set; }

    /// <summary>The newest lists.</summary>
    public IReadOnlyList<ManagerImportSummary> Newest { get; private set; } = [];

    /// <summary>Behind a door whose accounts are elsewhere there is no such page.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!desk.IsOpen)
        {
            context.Result = NotFound();
        }
    }

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
        var id = await imports.CheckAsync(Path.GetFileName(List.FileName), content.ToArray(), AccountKeeper.Of(User), cancellationToken);
        return this.GoTo(SitePaths.ManagerImport(id));
    }

    private string TooLargeMessage => texts["office-import.too-large", OfficeFile.MostBytes / BytesInMegabyte].Value;
}
