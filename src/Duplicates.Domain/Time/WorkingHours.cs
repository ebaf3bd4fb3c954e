using System.Collections.Frozen;

namespace Duplicates.Domain.Time;

/// <summary>The hours of an office through the week, and the single dates that differ (R6.1, R6.2). Each office may set its own.</summary>
public sealed class WorkingHours
{
    private const int LongestSearchInDays = 366;

    private static readonly DayOfWeek[] WeekFromMonday =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    private readonly FrozenDictionary<DateOnly, SpecialDay> _exceptions;

    /// <summary>Makes the hours of an office.</summary>
    /// <param name="week">The hours of the days on which the office works; the others are left out.</param>
    /// <param name="exceptions">The single dates that differ, one entry for a date; none when left out.</param>
    /// <exception cref="ArgumentException">
    /// The week is empty, or on some day the office does not open before it closes, or lunch has one end only,
    /// does not begin before it ends, or is not wholly inside the hours; or two exceptions name one date.
    /// </exception>
    public WorkingHours(IReadOnlyDictionary<DayOfWeek, OpeningHours> week, IEnumerable<SpecialDay>? exceptions = null)
    {
        if (week.Count == 0)
        {
            throw new ArgumentException("An office works on one day of the week at least.", nameof(week));
        }

        foreach (var (day, hours) in week)
        {
            if (!hours.IsInOrder)
            {
                throw new ArgumentException($"The hours of {day} are not in order.", nameof(week));
            }
        }

        Exceptions = exceptions is null ? [] : [.. exceptions.OrderBy(exception => exception.Date)];
        if (Exceptions.FirstOrDefault(exception => exception.Hours is { IsInOrder: false }) is { } disordered)
        {
            throw new ArgumentException($"The hours of {disordered.Date:O} are not in order.", nameof(exceptions));
        }

        _exceptions = Exceptions.ToFrozenDictionary(exception => exception.Date);
        Week = week.ToFrozenDictionary();
        Usual = Week[WeekFromMonday.First(Week.ContainsKey)];
    }

    /// <summary>The office of a school, unless it has set its own hours: Mon–Fri 9:00–18:30, lunch 13:00–14:00 (R6.1).</summary>
    public static WorkingHours SchoolDefault { get; } = new(
        Weekdays(new OpeningHours(new TimeOnly(9, 0), new TimeOnly(18, 30), new TimeOnly(13, 0), new TimeOnly(14, 0))));

    /// <summary>
    /// The office of the State Corporation, unless it has set its own hours, with its duty department:
    /// Mon–Fri 9:00–20:00, Sat 9:00–13:00, no lunch break (R6.2).
    /// </summary>
    public static WorkingHours CorporationDefault { get; } = new(
        new Dictionary<DayOfWeek, OpeningHours>(
            Weekdays(new OpeningHours(new TimeOnly(9, 0), new TimeOnly(20, 0), LunchFrom: null, LunchTo: null)))
        {
            [DayOfWeek.Saturday] = new(new TimeOnly(9, 0), new TimeOnly(13, 0), LunchFrom: null, LunchTo: null),
        });

    /// <summary>The hours of the days on which the office works.</summary>
    public IReadOnlyDictionary<DayOfWeek, OpeningHours> Week { get; }

    /// <summary>The hours of the first day of the week that has some, as a rule Monday's.</summary>
    public OpeningHours Usual { get; }

    /// <summary>The single dates that differ, in order.</summary>
    public IReadOnlyList<SpecialDay> Exceptions { get; }

    /// <summary>The hours of the office on a date: those of an exception, which beats the calendar, else those of <see cref="OrdinaryOn"/>.</summary>
    /// <param name="date">The date.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The hours; null when the office is closed all day.</returns>
    public OpeningHours? On(DateOnly date, WorkingCalendar calendar) =>
        _exceptions.TryGetValue(date, out var exception) ? exception.Hours : OrdinaryOn(date, calendar);

    /// <summary>A date with the hours of <see cref="On"/> and, when it is no ordinary day, the reason.</summary>
    /// <param name="date">The date.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The day.</returns>
    public OfficeDay DayOf(DateOnly date, WorkingCalendar calendar) =>
        _exceptions.TryGetValue(date, out var exception)
            ? new(date, exception.Hours, exception.Reason)
            : new(date, OrdinaryOn(date, calendar), calendar.StatusOf(date).Name);

    /// <summary>
    /// The hours of the office on a date, exceptions left aside. Holidays and moved days off close it. A weekly day off of the calendar does not,
    /// when the office has hours of its own for that day: an office of the Corporation works on Saturdays, though no term
    /// counts them. On a moved working day without hours of its own the office keeps those of the first day of the week that
    /// has some, as a rule Monday's.
    /// </summary>
    /// <param name="date">The date.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The hours; null when the office is closed all day.</returns>
    public OpeningHours? OrdinaryOn(DateOnly date, WorkingCalendar calendar)
    {
        var own = Week.GetValueOrDefault(date.DayOfWeek);
        return calendar.StatusOf(date).Reason switch
        {
            DayReason.Holiday or DayReason.MovedDayOff => null,
            DayReason.MovedWorkingDay => own ?? Usual,
            _ => own,
        };
    }

    /// <summary>Whether the office receives visitors at a moment, by the hours of <see cref="On"/>.</summary>
    /// <param name="almatyLocal">Almaty local time.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The state, and when it changes.</returns>
    public OfficeStatus StatusAt(DateTime almatyLocal, WorkingCalendar calendar)
    {
        var date = DateOnly.FromDateTime(almatyLocal);
        var time = TimeOnly.FromDateTime(almatyLocal);
        var hours = On(date, calendar);
        if (hours is null || time >= hours.Closes)
        {
            return new OfficeStatus(OfficeState.Closed, Until: null, NextOpening(date, calendar));
        }

        if (time < hours.Opens)
        {
            return new OfficeStatus(OfficeState.Closed, Until: null, date.ToDateTime(hours.Opens));
        }

        if (time >= hours.LunchFrom && time < hours.LunchTo)
        {
            return new OfficeStatus(OfficeState.Lunch, Until: null, date.ToDateTime(hours.LunchTo.Value));
        }

        var until = time < hours.LunchFrom ? hours.LunchFrom.Value : hours.Closes;
        return new OfficeStatus(OfficeState.Open, date.ToDateTime(until), OpensAt: null);
    }

    private static Dictionary<DayOfWeek, OpeningHours> Weekdays(OpeningHours hours) =>
        WeekFromMonday.Take(5).ToDictionary(day => day, _ => hours);

    private DateTime? NextOpening(DateOnly after, WorkingCalendar calendar)
    {
        var date = after;
        for (var searched = 0; searched < LongestSearchInDays && date < DateOnly.MaxValue; searched++)
        {
            date = date.AddDays(1);
            if (On(date, calendar) is { } hours)
            {
                return date.ToDateTime(hours.Opens);
            }
        }

        return null;
    }
}
