using System.Text;
using Duplicates.Domain.Time;
using Duplicates.Service.Offices;
using Duplicates.Service.Oversight;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Oversight;

/// <summary>The figures of each organisation as a file: UTF-8 with a byte order mark and semicolons.</summary>
[Authorize(Policy = ServicePolicies.Inspector)]
internal sealed class ExportModel(OversightReport report, OversightTable table, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? from, string? to, string? region, CancellationToken cancellationToken)
    {
        var today = AlmatyTime.Today(clock);
        var period = OversightPeriod.Read(from, to, today);
        if (period.IsBackwards || (region is not null && !Regions.Codes.Contains(region, StringComparer.Ordinal)))
        {
            return NotFound();
        }

        var lines = table.Sheet(await report.ReadAsync(period, today, cancellationToken), region).Select(CsvLine.Write);
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines))], "text/csv; charset=utf-8", $"oversight-{OversightPeriod.Write(period.First)}-{OversightPeriod.Write(period.Last)}.csv");
    }
}
