using Duplicates.Service.Offices.Import;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Editor;

/// <summary>A list of offices with all columns and one invented school.</summary>
[Authorize(Policy = ServicePolicies.Editor)]
internal sealed class OfficeImportSampleModel : PageModel
{
    public IActionResult OnGet() => File(OfficeImportReport.Sample(), "text/csv; charset=utf-8", "offices.csv");
}
