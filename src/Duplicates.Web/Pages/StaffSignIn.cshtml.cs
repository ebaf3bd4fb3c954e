using Duplicates.Service.Web.Texts;
using Duplicates.Web.StaffAccounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Web.Pages;

/// <summary>Signs staff in with e-mail and password.</summary>
[AllowAnonymous]
internal sealed class StaffSignInModel(StaffSignIn signIn, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

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

        if (await signIn.TryAsync(HttpContext, Email!.Trim(), Password!))
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : $"~/{texts.Language()}{await signIn.LandingPathAsync(Email.Trim())}");
        }

        ModelState.AddModelError(nameof(Password), texts["staff-sign-in.failed"]);
        return Page();
    }
}
