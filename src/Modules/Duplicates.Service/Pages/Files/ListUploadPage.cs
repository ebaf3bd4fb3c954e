using Duplicates.Service.Offices.Import;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Files;

/// <summary>A page that takes a list as a table: it is looked through before anything of it holds.</summary>
internal abstract class ListUploadPage(IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private const int BytesInMegabyte = 1024 * 1024;

    /// <summary>The file.</summary>
    [BindProperty]
    public IFormFile? List { get; set; }

    /// <summary>The request was larger than is read; set by <see cref="Service.Files.FileUploadAttribute"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public bool TooLarge { get; set; }

    private string TooLargeMessage => texts["office-import.too-large", OfficeFile.MostBytes / BytesInMegabyte].Value;

    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (TooLarge)
        {
            ModelState.AddModelError(nameof(List), TooLargeMessage);
        }

        return ReadNewestAsync(cancellationToken);
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
            await ReadNewestAsync(cancellationToken);
            return Page();
        }

        using var content = new MemoryStream((int)List!.Length);
        await List.CopyToAsync(content, cancellationToken);
        return this.GoTo(await CheckAsync(Path.GetFileName(List.FileName), content.ToArray(), cancellationToken));
    }

    /// <summary>Reads the lists that were uploaded of late.</summary>
    protected abstract Task ReadNewestAsync(CancellationToken cancellationToken);

    /// <summary>Looks a list through.</summary>
    /// <returns>Where what was found is shown.</returns>
    protected abstract Task<SitePath> CheckAsync(string name, byte[] content, CancellationToken cancellationToken);
}
