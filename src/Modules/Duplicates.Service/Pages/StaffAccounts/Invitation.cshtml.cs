using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>Chooses a password by the link of an invitation, once.</summary>
[AllowAnonymous]
internal sealed class InvitationModel(StaffAccountDesk desk, StaffInvitations invitations, IStringLocalizer<ServiceTexts> texts) : PageModel, INewPassword
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = string.Empty;

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    /// <summary>The e-mail with which the person will sign in; null when the link is worthless.</summary>
    public string? Email { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        return desk.IsOpen ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        if (Email is null)
        {
            return desk.IsOpen ? Page() : NotFound();
        }

        NewPassword.Check(ModelState, texts, Password, Repeated);
        if (ModelState.IsValid && await desk.AcceptAsync(Token, Password!, cancellationToken) is null)
        {
            ModelState.AddModelError(nameof(Password), texts["account.password.guessable"]);
        }

        return ModelState.IsValid ? this.GoTo(SitePaths.StaffSignIn.With("?passwordChosen=true")) : Page();
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        var account = desk.IsOpen && await invitations.FindAsync(Token, cancellationToken) is { } id ? await desk.Accounts.FindAsync(id, cancellationToken) : null;
        Email = account is { IsLocked: false } ? account.Email : null;
    }
}
