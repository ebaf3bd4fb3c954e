using Duplicates.Domain.Time;

namespace Duplicates.Domain.Reception;

/// <summary>How an office receives visitors; each office has its own (R5.6, R6.3).</summary>
public sealed record ReceptionPlan
{
    /// <summary>Whether times can be booked.</summary>
    public bool TakesBookings { get; init; }

    /// <summary>Whether tickets are given to those only who have booked.</summary>
    public bool OnlyBooked { get; init; }

    /// <summary>How many visitors are received at the same time by booking: places 1 to this number.</summary>
    public int Places { get; init; } = 1;

    /// <summary>How long a visit takes, in minutes: at most 15 by R5.6.</summary>
    public int Minutes { get; init; } = LongestMinutes;

    /// <summary>For how many days from today times are offered.</summary>
    public int DaysAhead { get; init; } = 30;

    /// <summary>How many minutes before it begins a time can be booked at the latest.</summary>
    public int SoonestMinutes { get; init; } = 30;

    /// <summary>How many bookings a person may have within a <see cref="WindowDays">window</see>.</summary>
    public int PerPerson { get; init; } = 2;

    /// <summary>How many days a window has, in which the bookings of a person are counted.</summary>
    public int WindowDays { get; init; } = 7;

    /// <summary>How many hours before the visit a person is reminded; none when empty.</summary>
    public IReadOnlyList<int> ReminderHours { get; init; } = [24, 2];

    /// <summary>The longest visit and the longest wait, in minutes (R5.6).</summary>
    public const int LongestMinutes = 15;

    /// <summary>How long a visit takes.</summary>
    public TimeSpan Duration => TimeSpan.FromMinutes(Minutes);

    /// <summary>The times that can be booked on a date, whether or not there are places left.</summary>
    /// <param name="date">The date.</param>
    /// <param name="hours">The hours of the office; null when they are not published.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="now">The instant of asking: nothing that begins sooner than <see cref="SoonestMinutes"/> after it is offered.</param>
    /// <returns>Instants, in order.</returns>
    public IReadOnlyList<DateTimeOffset> TimesOn(DateOnly date, WorkingHours? hours, WorkingCalendar calendar, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(AlmatyTime.ToLocal(now));
        if (!TakesBookings || date < today || date > today.AddDays(DaysAhead))
        {
            return [];
        }

        var soonest = now.AddMinutes(SoonestMinutes);
        return [.. ReceptionTimes.On(hours?.On(date, calendar), Duration)
            .Select(time => AlmatyTime.ToInstant(date.ToDateTime(time)))
            .Where(start => start >= soonest)];
    }

    /// <summary>
    /// Whether a visit that begins then is held: the office receives people at this time of that day. One that takes no more bookings holds those that it has.
    /// </summary>
    /// <param name="start">The instant.</param>
    /// <param name="place">The number of the place.</param>
    /// <param name="hours">The hours of the office; null when they are not published.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>Whether it is.</returns>
    public bool Holds(DateTimeOffset start, int place, WorkingHours? hours, WorkingCalendar calendar)
    {
        var local = AlmatyTime.ToLocal(start);
        var (time, open) = (TimeOnly.FromDateTime(local), hours?.On(DateOnly.FromDateTime(local), calendar));
        return place <= Places && open is not null && open.Contains(time)
            && time.ToTimeSpan() + Duration <= EndOf(open, time).ToTimeSpan();
    }

    /// <summary>The window in which a booking of a date is counted.</summary>
    /// <param name="date">The date.</param>
    /// <returns>A number that is the same for all dates of the window.</returns>
    public int WindowOf(DateOnly date) => date.DayNumber / WindowDays;

    private static TimeOnly EndOf(OpeningHours hours, TimeOnly time) => time < hours.LunchFrom ? hours.LunchFrom.Value : hours.Closes;
}
