using Duplicates.Service.Booking;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Queue;

/// <summary>Somebody who booked has come and takes the ticket by phone, without the kiosk.</summary>
[AllowAnonymous]
internal sealed class ArriveModel(Bookings bookings, Tickets tickets) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = string.Empty;

    public IActionResult OnGet() => this.GoTo(SitePaths.Visit(Token));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await bookings.FindAsync(Token, cancellationToken) is not { } booking)
        {
            return NotFound();
        }

        if (!bookings.MayArrive(booking))
        {
            return this.GoTo(SitePaths.Visit(Token).With("?stale=true"));
        }

        var ticket = await tickets.IssueAsync(new(booking.OfficeId, booking.Service, booking), cancellationToken);
        return this.GoTo(SitePaths.QueueTicket(tickets.CodeOf(ticket.Id)));
    }
}
