using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;
using Duplicates.Service.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Certificates;

/// <summary>The school's register of a year as a file. It is written to the disk first, so that a failure is no half a file.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class RegisterExportModel(RegisterReading register, RegisterExport export, AuditLog audit) : PageModel
{
    private const string Csv = "csv";
    private const string Xlsx = "xlsx";

    [BindProperty(SupportsGet = true)]
    public string Format { get; set; } = string.Empty;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Format is not (Csv or Xlsx) || Year is < 1900 or > 9999)
        {
            return NotFound();
        }

        var officer = SignedInPeople.Officer(User);
        await audit.AppendAsync(officer.AsActor(), AuditAction.RegisterExported, $"{officer.OfficeId}/{Year}", cancellationToken);
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var lines = register.StreamAsync(officer.OfficeId, Year, cancellationToken);
        await (Format is Csv ? export.WriteCsvAsync(lines, file, cancellationToken) : export.WriteXlsxAsync(lines, file, cancellationToken));
        file.Position = 0;
        return File(
            file,
            Format is Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            $"register-{Year}.{Format}");
    }
}
