using System.Globalization;
using Duplicates.Service.Booking;

namespace Duplicates.Service.Pages.Booking;

/// <summary>The days and times of an office as a form offers them.</summary>
/// <param name="Days">The days for which times are offered.</param>
/// <param name="Date">The day whose times are shown; null when no day has any.</param>
/// <param name="Address">The page without its query.</param>
internal sealed record DayChoice(IReadOnlyList<FreeDay> Days, DateOnly? Date, string Address)
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm'Z'";

    /// <summary>The day whose times are shown.</summary>
    public FreeDay? Shown => Days.FirstOrDefault(day => day.Date == Date);

    /// <summary>Shows the day that was asked for, else the first that has times.</summary>
    public static DayChoice Of(IReadOnlyList<FreeDay> days, string? typed, string address) => new(
        days,
        DateOnly.TryParseExact(typed, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && days.Any(day => day.Date == date)
            ? date
            : days.FirstOrDefault(day => day.Times.Count > 0)?.Date,
        address);

    /// <summary>The times with places nearest to one that is full, at the most three.</summary>
    public IReadOnlyList<FreeTime> NearestTo(DateTimeOffset start) =>
        [.. Days.SelectMany(day => day.Times).OrderBy(time => (time.Start - start).Duration()).Take(3).OrderBy(time => time.Start)];

    /// <summary>A day as it stands in an address.</summary>
    public static string Write(DateOnly date) => date.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>A time as a form sends it: UTC.</summary>
    public static string Write(DateTimeOffset start) => start.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a time that a form sent; null when it is none.</summary>
    public static DateTimeOffset? Read(string? typed) =>
        DateTimeOffset.TryParseExact(typed, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) ? start : null;
}
