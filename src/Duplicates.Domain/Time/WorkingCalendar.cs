using System.Collections.Frozen;

namespace Duplicates.Domain.Time;

/// <summary>
/// Which days are working days: the ordinary week and the dates that differ from it. All of it is data (R5.4).
/// It never changes; a changed calendar is another object, with which open cases are recalculated.
/// </summary>
public sealed class WorkingCalendar
{
    // Longer than any run of days off that could be meant, so that a wrong calendar fails instead of searching for ever.
    private const int LongestSearchInDays = 366;

    private readonly FrozenDictionary<DateOnly, CalendarDay> _days;
    private readonly FrozenSet<DayOfWeek> _weeklyDaysOff;
    private readonly FrozenSet<int> _years;

    /// <summary>Makes a calendar.</summary>
    /// <param name="days">
    /// The dates that differ from the ordinary week. Of several entries for a date a working day beats a holiday,
    /// and a holiday beats a moved day off.
    /// </param>
    /// <param name="weeklyDaysOff">The days off of every week; for a school Saturday and Sunday.</param>
    /// <param name="years">The years whose holidays are known; see <see cref="Covers"/>.</param>
    public WorkingCalendar(IEnumerable<CalendarDay> days, IReadOnlySet<DayOfWeek> weeklyDaysOff, IEnumerable<int> years)
    {
        _days = days
            .GroupBy(day => day.Date)
            .ToFrozenDictionary(sameDate => sameDate.Key, sameDate => sameDate.MinBy(day => Precedence(day.Kind))!);
        _weeklyDaysOff = weeklyDaysOff.ToFrozenSet();
        _years = years.ToFrozenSet();
    }

    /// <summary>Saturdays and Sundays off and no holidays. No year is covered, so every deadline by it is provisional.</summary>
    public static WorkingCalendar WithoutHolidays { get; } =
        new([], new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday }, []);

    /// <summary>The dates that differ from the ordinary week, in order, one entry for each.</summary>
    public IReadOnlyList<CalendarDay> Days => [.. _days.Values.OrderBy(day => day.Date)];

    /// <summary>The days off of every week.</summary>
    public IReadOnlySet<DayOfWeek> WeeklyDaysOff => _weeklyDaysOff;

    /// <summary>The years whose holidays are known.</summary>
    public IReadOnlySet<int> Years => _years;

    /// <summary>Whether a date is a working day.</summary>
    /// <param name="date">The date.</param>
    /// <returns>True for a working day.</returns>
    public bool IsWorkingDay(DateOnly date) =>
        _days.TryGetValue(date, out var day)
            ? day.Kind == CalendarDayKind.WorkingDay
            : !_weeklyDaysOff.Contains(date.DayOfWeek);

    /// <summary>Whether a date is a working day, and why.</summary>
    /// <param name="date">The date.</param>
    /// <returns>Its status. A holiday on a Sunday is a holiday.</returns>
    public DayStatus StatusOf(DateOnly date)
    {
        if (_days.TryGetValue(date, out var day))
        {
            return day.Kind switch
            {
                CalendarDayKind.WorkingDay => new DayStatus(date, IsWorking: true, DayReason.MovedWorkingDay, day.Name),
                CalendarDayKind.MovedDayOff => new DayStatus(date, IsWorking: false, DayReason.MovedDayOff, day.Name),
                _ => new DayStatus(date, IsWorking: false, DayReason.Holiday, day.Name),
            };
        }

        return _weeklyDaysOff.Contains(date.DayOfWeek)
            ? new DayStatus(date, IsWorking: false, DayReason.WeeklyDayOff, Name: null)
            : new DayStatus(date, IsWorking: true, DayReason.OrdinaryWorkingDay, Name: null);
    }

    /// <summary>Whether the holidays of a date's year are known. Counting goes on without them, but may change.</summary>
    /// <param name="date">The date.</param>
    /// <returns>True when the year was given to the constructor.</returns>
    public bool Covers(DateOnly date) => _years.Contains(date.Year);

    /// <summary>The first working day strictly after a date.</summary>
    /// <param name="after">The date.</param>
    /// <returns>A working day.</returns>
    /// <exception cref="InvalidOperationException">The 366 days after the date hold no working day.</exception>
    public DateOnly NextWorkingDay(DateOnly after) => FindWorkingDay(after, step: 1);

    /// <summary>The last working day strictly before a date.</summary>
    /// <param name="before">The date.</param>
    /// <returns>A working day.</returns>
    /// <exception cref="InvalidOperationException">The 366 days before the date hold no working day.</exception>
    public DateOnly PreviousWorkingDay(DateOnly before) => FindWorkingDay(before, step: -1);

    /// <summary>Counts working days from a date, which is not counted itself.</summary>
    /// <param name="from">The date to count from, a working day or not.</param>
    /// <param name="days">How many working days to go; a negative number goes back.</param>
    /// <returns>A working day; <paramref name="from"/> itself when <paramref name="days"/> is 0.</returns>
    /// <exception cref="InvalidOperationException">There are 366 days on the way without a working day.</exception>
    public DateOnly AddWorkingDays(DateOnly from, int days)
    {
        var step = Math.Sign(days);
        var date = from;
        for (var counted = 0; counted != days; counted += step)
        {
            date = FindWorkingDay(date, step);
        }

        return date;
    }

    /// <summary>How many working days lie after one date and up to another.</summary>
    /// <param name="afterExclusive">The date to count from, not counted.</param>
    /// <param name="throughInclusive">The last date counted.</param>
    /// <returns>
    /// The count; when the second date is the earlier one, the count the other way round with a minus sign.
    /// </returns>
    public int WorkingDaysBetween(DateOnly afterExclusive, DateOnly throughInclusive)
    {
        if (throughInclusive < afterExclusive)
        {
            return -WorkingDaysBetween(throughInclusive, afterExclusive);
        }

        var count = 0;
        for (var date = afterExclusive; date < throughInclusive;)
        {
            date = date.AddDays(1);
            count += IsWorkingDay(date) ? 1 : 0;
        }

        return count;
    }

    private static int Precedence(CalendarDayKind kind) => kind switch
    {
        CalendarDayKind.WorkingDay => 0,
        CalendarDayKind.Holiday => 1,
        _ => 2,
    };

    private DateOnly FindWorkingDay(DateOnly from, int step)
    {
        var end = step > 0 ? DateOnly.MaxValue : DateOnly.MinValue;
        var date = from;
        for (var searched = 0; searched < LongestSearchInDays && date != end; searched++)
        {
            date = date.AddDays(step);
            if (IsWorkingDay(date))
            {
                return date;
            }
        }

        throw new InvalidOperationException("The working calendar holds no working day within a year of the date.");
    }
}
