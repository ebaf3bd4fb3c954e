using System.Net.Mime;
using System.Security.Claims;
using System.Text;
using Duplicates.Service.Recipes;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Admin;

/// <summary>Recipes in and out: an administrator exports a selection, checks a file without storing anything, and imports it.</summary>
[Authorize(Policy = ServicePolicies.Administrator)]
[RequestSizeLimit(RecipeUpload.MostBytes + OtherFields)]
[RequestFormLimits(MultipartBodyLengthLimit = RecipeUpload.MostBytes + OtherFields)]
internal sealed class RecipesModel(RecipeExport export, RecipeUpload recipes, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    /// <summary>Names of the types that can be selected.</summary>
    public IReadOnlyList<string> AllTypes => export.Types;

    /// <summary>What became of the upload; null when there was none.</summary>
    public RecipeVerdict? Verdict { get; private set; }

    /// <summary>The file to check or import.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The types to export; none means all.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Types { get; set; } = [];

    /// <summary>Ids of items or sets, parted by spaces or commas; none means all of the types.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Items { get; set; }

    private const int OtherFields = 64 * 1024;

    private RecipeOrigin Origin => new(User.FindFirstValue(ClaimTypes.NameIdentifier)!, User.Identity?.Name ?? string.Empty);

    /// <summary>The file of the selection.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var ids = (Items ?? string.Empty).Split([' ', ',', ';', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        try
        {
            var text = await export.WriteAsync(new(Types, ids), cancellationToken);
            return File(Encoding.UTF8.GetBytes(text), MediaTypeNames.Application.Json, "duplicates.export.recipe.json");
        }
        catch (RecipeException exception)
        {
            ModelState.AddModelError(nameof(Items), texts["recipes.export.refused", exception.Message]);
            return Page();
        }
    }

    /// <summary>Checks the file and stores nothing.</summary>
    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken) => TakeAsync(import: false, cancellationToken);

    /// <summary>Checks the file and imports it.</summary>
    public Task<IActionResult> OnPostImportAsync(CancellationToken cancellationToken) => TakeAsync(import: true, cancellationToken);

    private async Task<IActionResult> TakeAsync(bool import, CancellationToken cancellationToken)
    {
        if (Upload is not { Length: > 0 })
        {
            ModelState.AddModelError(nameof(Upload), texts["recipes.import.no-file"]);
        }
        else if (Upload.Length > RecipeUpload.MostBytes)
        {
            ModelState.AddModelError(nameof(Upload), texts["recipes.import.too-large", RecipeUpload.MostBytes / 1024 / 1024]);
        }
        else
        {
            Verdict = await recipes.TakeAsync(Upload, Origin, import, cancellationToken);
        }

        return Page();
    }
}
