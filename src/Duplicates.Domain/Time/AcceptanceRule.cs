namespace Duplicates.Domain.Time;

/// <summary>
/// The portal works round the clock, the school does not: what arrives after its hours, on a day off or on a holiday
/// is accepted on the next working day (R5.2). Exactly closing time counts as after hours (R5.3).
/// A day on which the office alone closes or closes early postpones nothing: such days are the office's own matter, not the calendar's.
/// </summary>
public static class AcceptanceRule
{
    /// <summary>Finds the day of acceptance. Before opening and during lunch on a working day it is the same day.</summary>
    /// <param name="receivedAt">When the application arrived.</param>
    /// <param name="hours">The hours of the office. A working day for which it has none counts as after hours.</param>
    /// <param name="calendar">The working calendar, which alone says what a working day is.</param>
    /// <returns>The acceptance.</returns>
    /// <exception cref="InvalidOperationException">The calendar has no working day within a year.</exception>
    public static Acceptance Accept(DateTimeOffset receivedAt, WorkingHours hours, WorkingCalendar calendar)
    {
        var local = AlmatyTime.ToLocal(receivedAt);
        var date = DateOnly.FromDateTime(local);
        if (!calendar.IsWorkingDay(date))
        {
            return new Acceptance(local, calendar.NextWorkingDay(date), AcceptanceReason.DayOff);
        }

        return TimeOnly.FromDateTime(local) < hours.OrdinaryOn(date, calendar)?.Closes
            ? new Acceptance(local, date, AcceptanceReason.SameDay)
            : new Acceptance(local, calendar.NextWorkingDay(date), AcceptanceReason.AfterHours);
    }
}
