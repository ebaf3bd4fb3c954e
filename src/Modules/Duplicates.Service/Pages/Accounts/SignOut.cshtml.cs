using Duplicates.Service.Accounts;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Ends the session.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(ICitizenSession session, OpenSessions sessions, SignedInPeople people) : PageModel
{
    public IActionResult OnGet() => this.GoTo(SitePaths.Start);

    /// <summary>Ends the sessions of the citizen on all devices.</summary>
    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken)
    {
        if (User.IsInRole(ServiceRoles.Applicant))
        {
            await sessions.EndAllAsync(people.Citizen(User), cancellationToken);
        }

        return await OnPostAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await session.SignOutAsync(HttpContext);
        return this.GoTo(SitePaths.Start);
    }
}
