using Duplicates.Domain;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Documents;
using Duplicates.Service.Offices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Documents;

/// <summary>Tells anybody who holds a letter whether a school issued it through this service: nothing personal.</summary>
[AllowAnonymous]
internal sealed class VerifyLetterModel(Letters letters, IOffices offices) : PageModel
{
    /// <summary>The letter; null when the code belongs to none.</summary>
    public PublicLetter? Letter { get; private set; }

    /// <summary>The school that issued it; null when it is not published any more.</summary>
    public BilingualText? School { get; private set; }

    public async Task OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (VerificationCode.TryParse(code, out var parsed) && await letters.FindAsync(parsed, cancellationToken) is { } letter)
        {
            (Letter, School) = (letter, offices.Find(letter.OfficeId)?.Name);
        }
    }
}
