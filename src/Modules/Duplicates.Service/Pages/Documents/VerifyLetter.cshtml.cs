using System.Globalization;
using Duplicates.Domain;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using Duplicates.Service.Certificates;
using Duplicates.Service.Documents;
using Duplicates.Service.Offices;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Documents;

/// <summary>Tells anybody who holds a letter whether a school issued it through this service: nothing personal. Tries count together with those of duplicates.</summary>
[AllowAnonymous]
internal sealed class VerifyLetterModel(Letters letters, IOffices offices, VerificationLimits limits, IOptions<DuplicatesOptions> options, TimeProvider clock) : PageModel
{
    /// <summary>The letter; null when the code belongs to none.</summary>
    public PublicLetter? Letter { get; private set; }

    /// <summary>The school that issued it; null when it is not published any more.</summary>
    public BilingualText? School { get; private set; }

    /// <summary>When it is worth trying again (Almaty); null unless there were too many checks from this address.</summary>
    public DateTime? TryAgainAt { get; private set; }

    /// <summary>The address of the genuine service.</summary>
    public string GenuineAddress => options.Value.PublicAddress.TrimEnd('/');

    public async Task OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (limits.TryUse(HttpContext.Connection.RemoteIpAddress) is { } wait)
        {
            TryAgainAt = AlmatyTime.ToLocal(clock.GetUtcNow() + wait + TimeSpan.FromMinutes(1));
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
        else if (VerificationCode.TryParse(code, out var parsed) && await letters.FindAsync(parsed, cancellationToken) is { } letter)
        {
            (Letter, School) = (letter, offices.Find(letter.OfficeId)?.Name);
        }
    }
}
