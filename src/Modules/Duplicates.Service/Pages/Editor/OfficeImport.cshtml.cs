using Duplicates.Service.Editor;
using Duplicates.Service.Offices.Import;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Editor;

/// <summary>What was found in a list of offices, and the import of it.</summary>
[Authorize(Policy = ServicePolicies.Editor)]
internal sealed class OfficeImportModel(OfficeImports imports, OfficeImportProgress progress) : PageModel
{
    private const int ProblemsOnPage = 100;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Which page of the mistakes, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>The file.</summary>
    public OfficeImportSummary Import { get; private set; } = null!;

    /// <summary>The mistakes of this page.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; private set; } = [];

    /// <summary>How many pages the kept mistakes fill.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>How many items are written; null when this host does not know.</summary>
    public (int Done, int Of)? Progress => progress.Of(Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Import = found;
        if (found.State is OfficeImportState.Refused)
        {
            var problems = await imports.ProblemsAsync(Id, cancellationToken);
            Pages = Math.Max(1, (problems.Count + ProblemsOnPage - 1) / ProblemsOnPage);
            Number = Math.Clamp(Number, 1, Pages);
            Problems = [.. problems.Skip((Number - 1) * ProblemsOnPage).Take(ProblemsOnPage)];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(Id, cancellationToken) is null)
        {
            return NotFound();
        }

        await imports.StartAsync(Id, EditorDesk.EditorOf(User), cancellationToken);
        return this.GoTo(SitePaths.OfficeImport(Id));
    }
}
