using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Asked for by a page whose reader wants to stay: any request renews the session, so this one has nothing to say.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class SessionModel : PageModel
{
    public IActionResult OnGet() => StatusCode(StatusCodes.Status204NoContent);
}
