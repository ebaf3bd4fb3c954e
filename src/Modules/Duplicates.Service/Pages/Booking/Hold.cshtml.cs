using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Booking;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Booking;

/// <summary>
/// Asks for the phone while the place is held, and books. A hold that has ended leads back with the reason, and nothing that was typed is lost.
/// </summary>
[AllowAnonymous]
internal sealed class HoldModel(
    Bookings bookings,
    BookingLinks links,
    BrowserKeys browsers,
    SignedInPeople people,
    MobilePhones phones,
    IOffices offices,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>What is held; null when the hold has ended.</summary>
    public PlaceRow? Held { get; private set; }

    /// <summary>The office of the hold.</summary>
    public Office? Office => Held is null ? null : offices.Find(Held.OfficeId);

    /// <summary>Until when the place is held, Almaty local time.</summary>
    public TimeOnly Until => TimeOnly.FromDateTime(AlmatyTime.ToLocal(DateTimeOffset.FromUnixTimeMilliseconds(Held!.HeldUntil!.Value)));

    private Citizen? Citizen => User.IsInRole(ServiceRoles.Applicant) ? people.Citizen(User) : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Held = await bookings.FindHoldAsync(Id, browsers.Of(HttpContext), HttpContext.RequestAborted);
        await next();
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // Back after booking finds the booking, not a hold that has ended
        if (Held is null && await bookings.FindAsync(links.TokenOf(Id), cancellationToken) is not null)
        {
            return this.GoTo(SitePaths.Visit(links.TokenOf(Id)));
        }

        Phone = Citizen?.Phone.Display;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!phones.TryRead(Phone, out var phone, out var error))
        {
            ModelState.AddModelError(nameof(Phone), texts[$"accounts.phone-error.{error}"]);
            return Page();
        }

        if (Held is null)
        {
            return await OnGetAsync(cancellationToken);
        }

        var answer = await bookings.ConfirmAsync(Held, new(phone, Citizen, ReaderLanguage.Current, NetworkAddress.Of(HttpContext)), cancellationToken);
        if (answer.Verdict is PlaceVerdict.Done)
        {
            return this.GoTo(SitePaths.Visit(links.TokenOf(Id)).With("?booked=true"));
        }

        if (answer.Limit is { } limit)
        {
            Response.SayTooMany(limit.Wait);
            ModelState.AddModelError(nameof(Phone), texts["booking.too-many-tries", texts.Time(TooManyTries.TryAgainAt(limit.Wait, clock))]);
        }
        else if (answer.Verdict is PlaceVerdict.TooMany)
        {
            ModelState.AddModelError(nameof(Phone), texts["booking.too-many"]);
        }
        else
        {
            Held = null;
        }

        return Page();
    }
}
