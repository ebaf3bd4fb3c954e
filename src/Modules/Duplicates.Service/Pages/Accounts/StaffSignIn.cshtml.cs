using Duplicates.Service.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Signs staff in with e-mail and password.</summary>
[AllowAnonymous]
internal sealed class StaffSignInModel(IStaffSession session, StaffSignInLimits limits, IStringLocalizer<ServiceTexts> texts) : PageModel
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

        if (await session.SignInAsync(HttpContext, email, Password!) is { } roles)
        {
            await limits.SucceededAsync(HttpContext, email);
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : $"~/{LandingOf(roles)}");
        }

        ModelState.AddModelError(nameof(Password), texts["staff-sign-in.failed"]);
        return Page();
    }

    private PageResult Slowed(TimeSpan wait)
    {
        Response.SayTooMany(wait);
        ModelState.AddModelError(nameof(Password), texts.Counted("staff-sign-in.slowed", (int)Math.Ceiling(wait.TotalSeconds)));
        return Page();
    }

    /// <summary>Where the work of the roles begins: the work list of a school, the counter of the Corporation, else the start page.</summary>
    private static SitePath LandingOf(IReadOnlyCollection<string> roles) =>
        Landings.FirstOrDefault(landing => roles.Contains(landing.Role, StringComparer.Ordinal)).Path;

    private static readonly (string Role, SitePath Path)[] Landings =
    [
        (ServiceRoles.SchoolHead, SitePaths.WorkList), (ServiceRoles.SchoolClerk, SitePaths.WorkList), (ServiceRoles.CorporationOperator, SitePaths.Counter),
        (ServiceRoles.MinistryEditor, SitePaths.Editor), (ServiceRoles.MinistryInspector, SitePaths.Oversight),
    ];
}
