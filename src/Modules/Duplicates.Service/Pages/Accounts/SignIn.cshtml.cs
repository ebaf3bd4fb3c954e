using Duplicates.Service.Accounts;
using Duplicates.Service.Signing;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Asks for the IIN and the phone, and sends a one-time code.</summary>
[AllowAnonymous]
internal sealed class SignInModel(OneTimeCodes codes, BrowserKeys browsers, SignatureCheck signatures, MobilePhones phones, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The reader has linked another phone just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool PhoneChanged { get; set; }

    /// <summary>A code that this browser asked for and that did not come: the form is filled in as it was then.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid From { get; set; }

    [BindProperty]
    public string? Iin { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>Whether a digital signature can be checked here.</summary>
    public bool OffersSignature => signatures.IsOffered;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await codes.FindAsync(From, OneTimeCodePurpose.SignIn, browsers.Of(HttpContext), cancellationToken) is { Request: { BoundTo: "" } asked })
        {
            (Iin, Phone) = (asked.Iin.Value, asked.Phone.Display);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Domain.People.Iin.TryParse(Iin, out var iin, out var iinError))
        {
            ModelState.AddModelError(nameof(Iin), texts[$"accounts.iin-error.{iinError}"]);
        }

        if (!phones.TryRead(Phone, out var phone, out var phoneError))
        {
            ModelState.AddModelError(nameof(Phone), texts[$"accounts.phone-error.{phoneError}"]);
        }

        if (iin is null || phone is null)
        {
            return Page();
        }

        try
        {
            var asked = new OneTimeCodeRequest(OneTimeCodePurpose.SignIn, iin, phone, NetworkAddress.Of(HttpContext), ReaderLanguage.Current, Browser: browsers.Of(HttpContext));
            var id = await codes.SendAsync(asked, cancellationToken);
            return this.GoTo(SitePaths.SignInCode(id).With(Microsoft.AspNetCore.Http.QueryString.Create("returnUrl", ReturnUrl ?? string.Empty)));
        }
        catch (TooManyCodesException exception)
        {
            return this.TooManyCodesAsked(exception, texts);
        }
    }
}
