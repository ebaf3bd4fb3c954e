using Duplicates.Service.Accounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Asks a person whom a digital signature named for the phone that messages go to; a code confirms it.</summary>
[AllowAnonymous]
internal sealed class SignInPhoneModel(SignInChallenges challenges, OneTimeCodes codes, BrowserKeys browsers, MobilePhones phones, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await challenges.SignerAsync(Id, HttpContext, cancellationToken) is null ? this.GoTo(SitePaths.SignIn) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await challenges.SignerAsync(Id, HttpContext, cancellationToken) is not { } iin)
        {
            return this.GoTo(SitePaths.SignIn);
        }

        if (!phones.TryRead(Phone, out var phone, out var error))
        {
            ModelState.AddModelError(nameof(Phone), texts[$"accounts.phone-error.{error}"]);
            return Page();
        }

        try
        {
            var asked = new OneTimeCodeRequest(OneTimeCodePurpose.SignIn, iin, phone, NetworkAddress.Of(HttpContext), ReaderLanguage.Current, SignInChallenges.Signed, Browser: browsers.Of(HttpContext));
            var code = await codes.SendAsync(asked, cancellationToken);
            return this.GoTo(SitePaths.SignInCode(code).With(Microsoft.AspNetCore.Http.QueryString.Create("returnUrl", ReturnUrl ?? string.Empty)));
        }
        catch (TooManyCodesException exception)
        {
            return this.TooManyCodesAsked(exception, texts);
        }
    }
}
