using Duplicates.Service.Booking;
using Duplicates.Service.Offices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Booking;

/// <summary>A page about a booking, for whoever has its link; not found for anybody who guesses.</summary>
internal abstract class VisitPage(Bookings bookings, IOffices offices) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = string.Empty;

    public PlaceRow Booking { get; private set; } = null!;

    public Office? Office => offices.Find(Booking.OfficeId);

    /// <summary>Whether it can still be moved and given up.</summary>
    public bool IsAhead => Bookings.IsAhead(Booking);

    /// <summary>Whether the ticket can be taken by phone now.</summary>
    public bool MayArrive => Bookings.MayArrive(Booking);

    protected Bookings Bookings { get; } = bookings;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Bookings.FindAsync(Token, HttpContext.RequestAborted) is not { } booking)
        {
            context.Result = NotFound();
            return;
        }

        Booking = booking;
        await next();
    }
}
