using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Asks whoever knew the password for the second factor.</summary>
[AllowAnonymous]
internal sealed class SecondFactorModel(StaffSignInSteps steps, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Six digits of the app, or a code on paper.</summary>
    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync() => await steps.PendingAsync(HttpContext, SignInStep.SecondFactor) is null ? this.GoTo(SitePaths.StaffSignIn) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await steps.PendingAsync(HttpContext, SignInStep.SecondFactor) is not { } account)
        {
            return this.GoTo(SitePaths.StaffSignIn);
        }

        var (verdict, roles) = await steps.ShowFactorAsync(HttpContext, account, Code);
        if (verdict.IsRight)
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : $"~/{StaffLanding.Of(roles)}");
        }

        if (verdict.Wait is { } wait)
        {
            Response.SayTooMany(wait);
        }

        ModelState.AddModelError(nameof(Code), verdict.Wait is { } pause ? texts.Counted("account.password.slowed", (int)Math.Ceiling(pause.TotalSeconds)) : texts["second-factor.wrong"].Value);
        return Page();
    }
}
