using Duplicates.Service.Offices.Import;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Editor;

/// <summary>The mistakes of a list, or what its import did with each row, as a file.</summary>
[Authorize(Policy = ServicePolicies.Editor)]
internal sealed class OfficeImportReportModel(OfficeImports imports, OfficeImportReport report) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => (await imports.FindAsync(Id, cancellationToken))?.State switch
    {
        OfficeImportState.Refused => Csv(report.Problems(await imports.ProblemsAsync(Id, cancellationToken))),
        OfficeImportState.Done => Csv(report.Outcome(await imports.OutcomeAsync(Id, cancellationToken))),
        _ => NotFound(),
    };

    private FileContentResult Csv(byte[] content) => File(content, "text/csv; charset=utf-8", $"import-{Id:N}.csv");
}
