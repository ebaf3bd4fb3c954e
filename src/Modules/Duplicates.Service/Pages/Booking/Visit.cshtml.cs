using Duplicates.Service.Booking;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Booking;

/// <summary>A booking: when, where, and what can be done with it.</summary>
[AllowAnonymous]
internal sealed class VisitModel(Bookings bookings, IOffices offices, VisitCalendar calendar) : VisitPage(bookings, offices)
{
    /// <summary>It was booked just now.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Booked { get; set; }

    /// <summary>It was changed since the reader opened it.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Stale { get; set; }

    /// <summary>The visit as an iCalendar file.</summary>
    public async Task<IActionResult> OnGetCalendarAsync(CancellationToken cancellationToken) =>
        File(await calendar.WriteAsync(Booking, cancellationToken), CalendarFile.ContentType, "visit.ics");

    /// <summary>Keeps whether the person would like to come earlier.</summary>
    public async Task<IActionResult> OnPostEarlierAsync(bool wants, CancellationToken cancellationToken)
    {
        await Bookings.WishEarlierAsync(Booking, wants, cancellationToken);
        return this.GoTo(SitePaths.Visit(Token));
    }
}
