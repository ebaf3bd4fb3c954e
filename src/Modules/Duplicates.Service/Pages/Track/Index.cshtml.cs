using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Service.Applications;
using Duplicates.Service.Notifications;
using Duplicates.Service.Track;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Posted;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Track;

/// <summary>Shows where a case stands to anybody who knows its number and the last four digits of the IIN; nothing personal.</summary>
[AllowAnonymous]
[OnlyAsks]
internal sealed class IndexModel(ApplicationStore store, TrackingLimits limits, ApplicantMessages messages, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? LastFour { get; set; }

    /// <summary>The case; null until found.</summary>
    public DuplicateApplication? Application { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ApplicationNumber.TryParse(Number, out var number, out var error))
        {
            ModelState.AddModelError(nameof(Number), texts[$"track.number-error.{error}"]);
        }

        if (!Iin.TryParseLastFour(LastFour, out var lastFour))
        {
            ModelState.AddModelError(nameof(LastFour), texts["track.last-four-error"]);
        }

        if (number is null || lastFour is null)
        {
            return Page();
        }

        if (limits.TryUse(NetworkAddress.Of(HttpContext), number) is { } pause)
        {
            await (pause.IsWorthTelling ? messages.TellOfTriesAsync(number, cancellationToken) : Task.CompletedTask);
            return this.TooMany(pause.Wait);
        }

        Application = await store.FindForTrackingAsync(number, lastFour, cancellationToken);
        if (Application is null)
        {
            ModelState.AddModelError(nameof(Number), texts["track.not-found"]);
        }
        else
        {
            limits.GiveBack(NetworkAddress.Of(HttpContext), number);
        }

        return Page();
    }
}
