using Duplicates.Service.Complaints;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Complaints;

/// <summary>The complaints that wait for the reader.</summary>
[Authorize(Roles = ComplaintHandler.Roles)]
internal sealed class IndexModel(StaffComplaints complaints) : PageModel
{
    /// <summary>One was answered just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Answered { get; set; }

    public IReadOnlyList<ComplaintLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await complaints.WaitingForAsync(ComplaintHandler.Of(User), cancellationToken);
}
