using System.Text;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Booking;

/// <summary>
/// A booking as an iCalendar file (RFC 5545): the same UID for good, a SEQUENCE that grows with each change, UTC, and METHOD CANCEL once it was given up,
/// so that a calendar that knows the visit moves it or takes it out.
/// </summary>
internal sealed class VisitCalendar(Receptions receptions, IOffices offices, BookingLinks links, IStringLocalizer<ServiceTexts> texts, TimeProvider clock)
{
    private const string Product = "-//Duplicates//Booking//KK";
    private const string Utc = "UTC";

    /// <summary>Writes the file in the reader's language.</summary>
    public async Task<byte[]> WriteAsync(PlaceRow booking, CancellationToken cancellationToken)
    {
        var (language, start) = (ReaderLanguage.Current, Bookings.StartOf(booking));
        var plan = (await receptions.FindAsync(booking.OfficeId, cancellationToken)).Plan;
        var isCancelled = booking.Use is PlaceUse.Cancelled;
        var visit = new CalendarEvent
        {
            Uid = $"{booking.Id:N}@duplicates",
            Sequence = booking.Sequence,
            DtStamp = Time(clock.GetUtcNow()),
            DtStart = Time(start),
            DtEnd = Time(start + plan.Duration),
            Summary = texts["booking.calendar.summary"].Value,
            Description = links.AddressOf(booking.Id, language),
            Location = offices.Find(booking.OfficeId) is { } office ? $"{office.Name.In(language)}, {office.Place(language)}" : string.Empty,
            Status = isCancelled ? "CANCELLED" : "CONFIRMED",
        };
        var calendar = new Ical.Net.Calendar { ProductId = Product, Method = isCancelled ? "CANCEL" : "PUBLISH" };
        calendar.Events.Add(visit);
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? string.Empty);
    }

    private static CalDateTime Time(DateTimeOffset instant) => new(instant.UtcDateTime, Utc);
}
