using Duplicates.Domain;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Certificates;
using Duplicates.Service.Documents;
using Duplicates.Service.Offices;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Documents;

/// <summary>Tells anybody who holds a letter whether it was issued through this service, and by whom: nothing personal.</summary>
[AllowAnonymous]
internal sealed class VerifyLetterModel(Letters letters, VerificationLimits limits, IOffices offices, IOptions<DuplicatesOptions> options) : PageModel
{
    /// <summary>The letter; null when the code belongs to none.</summary>
    public PublicLetter? Letter { get; private set; }

    /// <summary>Who issued it; null when the organisation is not published any more.</summary>
    public BilingualText? Issuer { get; private set; }

    /// <summary>The address of the genuine service.</summary>
    public string GenuineAddress => options.Value.AddressForPeople;

    /// <summary>What is wrong with the code; it says nothing about a letter.</summary>
    public VerificationCodeError Error { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!VerificationCode.TryParse(code, out var parsed, out var error))
        {
            Error = error;
            return Page();
        }

        if (limits.TryUse(NetworkAddress.Of(HttpContext)) is { } wait)
        {
            return this.TooMany(wait);
        }

        if (await letters.FindAsync(parsed, cancellationToken) is { } letter)
        {
            (Letter, Issuer) = (letter, offices.IssuerName(letter.IssuerId));
        }

        return Page();
    }
}
