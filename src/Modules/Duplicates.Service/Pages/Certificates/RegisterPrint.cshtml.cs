using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;
using Duplicates.Service.Certificates;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Certificates;

/// <summary>The school's register of a year as a page for the printer.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class RegisterPrintModel(RegisterReading register, IOffices offices, AuditLog audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public string OfficeName => offices.Find(SignedInPeople.Officer(User).OfficeId)?.Name.In(ReaderLanguage.Current) ?? string.Empty;

    /// <summary>All lines, read while the page is written.</summary>
    public IAsyncEnumerable<RegisterLine> Lines => register.StreamAsync(SignedInPeople.Officer(User).OfficeId, Year, HttpContext.RequestAborted);

    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        var officer = SignedInPeople.Officer(User);
        return audit.AppendAsync(officer.AsActor(), AuditAction.RegisterExported, $"{officer.OfficeId}/{Year}", cancellationToken);
    }
}
