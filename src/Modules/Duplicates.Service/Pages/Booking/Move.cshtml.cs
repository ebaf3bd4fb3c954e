using Duplicates.Domain.Time;
using Duplicates.Service.Booking;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Booking;

/// <summary>Moves a booking to another time of its office. Until it is moved the old time stays.</summary>
[AllowAnonymous]
internal sealed class MoveModel(Bookings bookings, IOffices offices, FreeTimes times, IStringLocalizer<ServiceTexts> texts) : VisitPage(bookings, offices)
{
    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty]
    public string? Start { get; set; }

    /// <summary>How often the booking had been changed when the page was made.</summary>
    [BindProperty]
    public int Sequence { get; set; }

    public DayChoice Choice { get; private set; } = new([], null, string.Empty);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Sequence = Booking.Sequence;
        return IsAhead && await ReadAsync(cancellationToken) is not null ? Page() : this.GoTo(SitePaths.Visit(Token).With("?stale=true"));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!IsAhead || Sequence != Booking.Sequence || await ReadAsync(cancellationToken) is not { } office)
        {
            return this.GoTo(SitePaths.Visit(Token).With("?stale=true"));
        }

        if (DayChoice.Read(Start) is not { } start)
        {
            ModelState.AddModelError(nameof(Start), texts["booking.time-error"]);
            return Page();
        }

        var answer = await Bookings.MoveAsync(Booking, office, start, cancellationToken);
        if (answer.Verdict is PlaceVerdict.Done)
        {
            return this.GoTo(SitePaths.Visit(Token));
        }

        await ReadAsync(cancellationToken);
        var nearest = Choice.NearestTo(start).Select(time => texts.DateTime(AlmatyTime.ToLocal(time.Start))).ToList();
        ModelState.AddModelError(nameof(Start), answer.Verdict is PlaceVerdict.TooMany ? texts["booking.too-many"]
            : nearest.Count == 0 ? texts["booking.none-free"]
            : texts[answer.Verdict is PlaceVerdict.Full ? "booking.time-full" : "booking.time-gone", string.Join("; ", nearest)]);
        return Page();
    }

    private async Task<ReceivingOffice?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await times.FindOfficeAsync(Booking.OfficeId, cancellationToken) is not { } office)
        {
            return null;
        }

        Choice = DayChoice.Of(await times.DaysAsync(office, cancellationToken), Day, SitePaths.MoveVisit(Token).ToString());
        return office;
    }
}
