using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Identification;

/// <summary>
/// An officer who has seen a person's identity document has a code sent to the person's new phone. At a school only for a person
/// whose application the school holds; at the Corporation for anybody.
/// </summary>
[Authorize(Policy = ServicePolicies.Identification)]
internal sealed class PhoneModel(OneTimeCodes codes, BrowserKeys browsers, ApplicationStore store, MobilePhones phones, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    /// <summary>A phone was linked just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    [BindProperty]
    public string? Iin { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>The officer has compared the person with the document.</summary>
    [BindProperty]
    public bool Identified { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Domain.People.Iin.TryParse(Iin, out var iin, out var iinError))
        {
            ModelState.AddModelError(nameof(Iin), texts[$"accounts.iin-error.{iinError}"]);
        }
        else if (!await MayIdentifyAsync(iin, cancellationToken))
        {
            ModelState.AddModelError(nameof(Iin), texts["phone.counter.not-yours"]);
        }

        if (!phones.TryRead(Phone, out var phone, out var phoneError))
        {
            ModelState.AddModelError(nameof(Phone), texts[$"accounts.phone-error.{phoneError}"]);
        }

        if (!Identified)
        {
            ModelState.AddModelError(nameof(Identified), texts["phone.counter.identified-error"]);
        }

        return iin is null || phone is null || !ModelState.IsValid ? Page() : await SendAsync(iin, phone, cancellationToken);
    }

    private async Task<IActionResult> SendAsync(Iin iin, PhoneNumber phone, CancellationToken cancellationToken)
    {
        var officer = SignedInPeople.Officer(User).AccountId;
        try
        {
            var language = await store.FindLanguageAsync(iin, cancellationToken) ?? ReaderLanguage.Current;
            var asked = new OneTimeCodeRequest(OneTimeCodePurpose.LinkPhone, iin, phone, NetworkAddress.Of(HttpContext), language, officer, browsers.Of(HttpContext), officer);
            return this.GoTo(SitePaths.IdentificationCode(await codes.SendAsync(asked, cancellationToken)));
        }
        catch (TooManyCodesException exception)
        {
            return this.TooManyCodesAsked(exception, texts);
        }
    }

    private async Task<bool> MayIdentifyAsync(Iin iin, CancellationToken cancellationToken) =>
        User.IsInRole(ServiceRoles.CorporationOperator)
        || await store.HasOpenCaseAtAsync(iin, SignedInPeople.Officer(User).OfficeId, cancellationToken);
}
