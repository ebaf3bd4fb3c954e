using Duplicates.Service.Accounts;
using Duplicates.Service.Protection;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.My;

/// <summary>Asks for a new phone. Its code proves the new one; unless the session began with a digital signature, a code to the old one proves the person.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class PhoneModel(OneTimeCodes codes, BrowserKeys browsers, LookupKeys keys, SignedInPeople people, MobilePhones phones, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>The phone that is linked now.</summary>
    public string Current => people.Citizen(User).Phone.Display;

    /// <summary>Whether the old phone has to be at hand.</summary>
    public bool AsksOldPhone => !SignedInPeople.CameBySignature(User);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(User);
        if (!phones.TryRead(Phone, out var phone, out var error))
        {
            ModelState.AddModelError(nameof(Phone), texts[$"accounts.phone-error.{error}"]);
            return Page();
        }

        if (phone == citizen.Phone)
        {
            ModelState.AddModelError(nameof(Phone), texts["phone.same"]);
            return Page();
        }

        try
        {
            var asked = new OneTimeCodeRequest(OneTimeCodePurpose.LinkPhone, citizen.Iin, phone, NetworkAddress.Of(HttpContext), ReaderLanguage.Current, Browser: browsers.Of(HttpContext));
            Guid? old = AsksOldPhone
                ? await codes.SendAsync(asked with { Purpose = OneTimeCodePurpose.GiveUpPhone, Phone = citizen.Phone, BoundTo = keys.Of(phone) }, cancellationToken)
                : null;
            var id = await codes.SendAsync(asked, cancellationToken);
            return this.GoTo(SitePaths.MyPhoneCode(id).With(old is null ? QueryString.Empty : QueryString.Create("old", $"{old:N}")));
        }
        catch (TooManyCodesException exception)
        {
            return this.TooManyCodesAsked(exception, texts);
        }
    }
}
