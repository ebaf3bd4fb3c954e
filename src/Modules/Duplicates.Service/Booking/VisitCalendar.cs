using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Booking;

/// <summary>A booking as a calendar file.</summary>
internal sealed class VisitCalendar(Receptions receptions, IOffices offices, BookingLinks links, IStringLocalizer<ServiceTexts> texts, TimeProvider clock)
{
    /// <summary>Writes the file in the reader's language.</summary>
    public async Task<byte[]> WriteAsync(PlaceRow booking, CancellationToken cancellationToken)
    {
        var (language, start) = (ReaderLanguage.Current, Bookings.StartOf(booking));
        var plan = (await receptions.FindAsync(booking.OfficeId, cancellationToken)).Plan;
        var place = offices.Find(booking.OfficeId) is { } office ? $"{office.Name.In(language)}, {office.Place(language)}" : string.Empty;
        return CalendarFile.Write(
            new($"{booking.Id:N}", booking.Sequence, start, start + plan.Duration, texts["booking.calendar.summary"], links.AddressOf(booking.Id, language), place, booking.Use is PlaceUse.Cancelled),
            clock.GetUtcNow());
    }
}
