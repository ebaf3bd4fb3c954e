using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Duplicates.Service.Web;

/// <summary>What somebody has to come to, for a calendar.</summary>
/// <param name="Uid">The same for good, so that a calendar that knows it moves it or takes it out.</param>
/// <param name="Sequence">Grows with each change.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends; null when that is not known.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Description">The address of the page that tells more.</param>
/// <param name="Location">Where to come.</param>
/// <param name="IsCancelled">It was given up.</param>
internal sealed record CalendarEntry(string Uid, int Sequence, DateTimeOffset Start, DateTimeOffset? End, string Summary, string Description, string Location, bool IsCancelled = false);

/// <summary>An iCalendar file (RFC 5545): UTC, METHOD PUBLISH, or CANCEL for what was given up.</summary>
internal static class CalendarFile
{
    /// <summary>The kind of file in the header of an answer.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string Product = "-//Duplicates//Booking//KK";
    private const string Utc = "UTC";

    /// <summary>Writes the file.</summary>
    /// <param name="entry">What it holds.</param>
    /// <param name="now">When it is written.</param>
    public static byte[] Write(CalendarEntry entry, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = Product, Method = entry.IsCancelled ? "CANCEL" : "PUBLISH" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{entry.Uid}@duplicates",
            Sequence = entry.Sequence,
            DtStamp = Time(now),
            DtStart = Time(entry.Start),
            DtEnd = entry.End is { } end ? Time(end) : null,
            Summary = entry.Summary,
            Description = entry.Description,
            Location = entry.Location,
            Status = entry.IsCancelled ? "CANCELLED" : "CONFIRMED",
        });
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? string.Empty);
    }

    private static CalDateTime Time(DateTimeOffset instant) => new(instant.UtcDateTime, Utc);
}
