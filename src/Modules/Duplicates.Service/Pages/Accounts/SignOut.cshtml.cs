using Duplicates.Service.Accounts;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Ends the session.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(ICitizenSession session) : PageModel
{
    public IActionResult OnGet() => this.GoTo(string.Empty);

    public async Task<IActionResult> OnPostAsync()
    {
        await session.SignOutAsync(HttpContext);
        return this.GoTo(string.Empty);
    }
}
