using System.Security.Cryptography;
using Duplicates.Service.Discovery;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Sets a second factor up: after the password where the role demands one, or because somebody asked for it on the page of the own account.</summary>
[AllowAnonymous]
internal sealed class SetUpFactorModel(StaffSignInSteps steps, StaffAccountDesk desk, SecondFactors factors, IDataProtectionProvider protection, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    private readonly IDataProtector _protector = protection.CreateProtector("Duplicates.SecondFactor");

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The secret of the app, sealed for this account: nothing is stored before a code shows that the app has it.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The secret as people type it, in groups of four.</summary>
    public string Secret { get; private set; } = string.Empty;

    /// <summary>The QR code as a drawing.</summary>
    public string Drawing { get; private set; } = string.Empty;

    /// <summary>The codes on paper, once it is done.</summary>
    public IReadOnlyList<string>? Paper { get; private set; }

    /// <summary>Where to go on, once it is done.</summary>
    public string Onwards { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await steps.PendingAsync(HttpContext, SignInStep.SetUp) is not { } account)
        {
            return this.GoTo(SitePaths.StaffSignIn);
        }

        Show(account, SecondFactors.NewSecret());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await steps.PendingAsync(HttpContext, SignInStep.SetUp) is not { } account)
        {
            return this.GoTo(SitePaths.StaffSignIn);
        }

        if (Unseal(account) is not { } secret)
        {
            return await OnGetAsync();
        }

        Paper = await desk.SetUpFactorAsync(account, secret, Code, cancellationToken);
        if (Paper is null)
        {
            ModelState.AddModelError(nameof(Code), texts["second-factor.set-up.wrong"]);
            Show(account, secret);
            return Page();
        }

        var roles = await steps.OpenAsync(HttpContext, account);
        Onwards = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Url.Content($"~/{StaffLanding.Of(roles)}");
        return Page();
    }

    private void Show(StaffAccountState account, string secret)
    {
        ModelState.Remove(nameof(Sealed));
        Sealed = _protector.Protect($"{account.Id}\n{secret}");
        Secret = string.Join(' ', secret.Chunk(4).Select(group => new string(group)));
        Drawing = PageCode.Drawing(factors.AddressOf(secret, account.Email));
    }

    private string? Unseal(StaffAccountState account)
    {
        try
        {
            return _protector.Unprotect(Sealed ?? string.Empty).Split('\n') is [var id, var secret] && id == account.Id ? secret : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
