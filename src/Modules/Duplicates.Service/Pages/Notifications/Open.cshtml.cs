using Duplicates.Service.Notifications;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Notifications;

/// <summary>Leads from a notice to what it is about and marks it as read.</summary>
[Authorize(Roles = StaffReader.Readers)]
internal sealed class OpenModel(StaffInbox inbox) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var reader = StaffReader.Of(User);
        return await inbox.OpenAsync(reader, id, cancellationToken) is { } line
            ? this.GoTo(line.PathFor(reader) ?? SitePaths.Notices)
            : NotFound();
    }
}
