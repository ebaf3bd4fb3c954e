using Duplicates.Service.Accounts;
using Duplicates.Service.Signing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.My;

/// <summary>Tells a person whose phone the base of mobile citizens does not have under this IIN what can be done.</summary>
[Authorize(Policy = ServicePolicies.Citizen)]
internal sealed class PhoneNotConfirmedModel(SignatureCheck signatures, SignedInPeople people) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether a digital signature can be checked here.</summary>
    public bool OffersSignature => signatures.IsOffered;

    /// <summary>The phone that signed in.</summary>
    public string Phone => people.Citizen(User).Phone.Display;

    /// <summary>Where the reader was going.</summary>
    public string? Onward => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;
}
