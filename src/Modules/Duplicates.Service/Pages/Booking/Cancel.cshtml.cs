using Duplicates.Service.Booking;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Booking;

/// <summary>Gives a booking up, after a question: programs that open links give up nothing.</summary>
[AllowAnonymous]
internal sealed class CancelModel(Bookings bookings, IOffices offices) : VisitPage(bookings, offices)
{
    public IActionResult OnGet() => IsAhead ? Page() : this.GoTo(SitePaths.Visit(Token).With("?stale=true"));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        this.GoTo(await Bookings.CancelAsync(Booking, cancellationToken) ? SitePaths.Visit(Token) : SitePaths.Visit(Token).With("?stale=true"));
}
