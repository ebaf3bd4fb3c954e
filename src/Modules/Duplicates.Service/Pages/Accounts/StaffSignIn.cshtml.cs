using Duplicates.Service.Accounts;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Signs staff in: e-mail and password, and then whatever the account has to show beside.</summary>
[AllowAnonymous]
internal sealed class StaffSignInModel(StaffSignInSteps steps, StaffSignInLimits limits, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The reader has chosen a password just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool PasswordChosen { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), texts["staff-sign-in.email-error"]);
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), texts["staff-sign-in.password-error"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var email = Email!.Trim();
        if (await limits.TryUseAsync(HttpContext, email) is { } pause)
        {
            return pause.IsOfAccount ? Slowed(pause.Wait) : this.TooMany(pause.Wait);
        }

        var progress = await steps.BeginAsync(HttpContext, email, Password!);
        if (progress.Step is SignInStep.Refused)
        {
            ModelState.AddModelError(nameof(Password), texts["staff-sign-in.failed"]);
            return Page();
        }

        await limits.SucceededAsync(HttpContext, email);
        return progress.Step switch
        {
            SignInStep.SecondFactor => this.GoTo(SitePaths.SecondFactor.With(QueryString.Create("returnUrl", ReturnUrl ?? string.Empty))),
            SignInStep.SetUp => this.GoTo(SitePaths.SetUpFactor.With(QueryString.Create("returnUrl", ReturnUrl ?? string.Empty))),
            _ => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : $"~/{StaffLanding.Of(progress.Roles)}"),
        };
    }

    private PageResult Slowed(TimeSpan wait)
    {
        Response.SayTooMany(wait);
        ModelState.AddModelError(nameof(Password), texts.Counted("staff-sign-in.slowed", (int)Math.Ceiling(wait.TotalSeconds)));
        return Page();
    }
}
