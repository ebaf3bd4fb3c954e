using Duplicates.Service.Desk;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Counter;

/// <summary>The screen before the visitor waits for the code that the operator's page shows. Nobody is signed in there.</summary>
[AllowAnonymous]
internal sealed class MirrorModel(IntakeMirrors mirrors, MirrorLimits limits, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (limits.TryUse(NetworkAddress.Of(HttpContext)) is { } wait)
        {
            return this.TooMany(wait);
        }

        if (await mirrors.RedeemAsync(Code, cancellationToken) is { } token)
        {
            return this.GoTo(SitePaths.MirrorOf(token));
        }

        ModelState.AddModelError(nameof(Code), texts["desk.mirror.code-error"]);
        return Page();
    }
}
