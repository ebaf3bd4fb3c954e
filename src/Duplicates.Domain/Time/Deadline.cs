namespace Duplicates.Domain.Time;

/// <summary>
/// The term of a case and how it was counted. The day of acceptance is not counted; day 1 is the next working
/// day (R5.3). Nothing pauses the count (R5.5).
/// </summary>
/// <param name="AcceptedOn">The day of acceptance.</param>
/// <param name="WorkingDays">The length of the term in working days, 1 or more.</param>
/// <param name="DueOn">The last day of the term, always a working day.</param>
/// <param name="Days">Every day after acceptance through the due date, in order.</param>
/// <param name="IsProvisional">Whether the calendar of some year on the way is not known yet, so that the due date may change.</param>
public sealed record Deadline(
    DateOnly AcceptedOn,
    int WorkingDays,
    DateOnly DueOn,
    IReadOnlyList<DeadlineDay> Days,
    bool IsProvisional)
{
    /// <summary>Counts the term that the law sets for what is accepted on a day (R5.1).</summary>
    /// <param name="acceptedOn">The day of acceptance, as a rule a working day.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The due date and each day on the way to it.</returns>
    /// <exception cref="InvalidOperationException">The calendar has a year without working days.</exception>
    public static Deadline Calculate(DateOnly acceptedOn, WorkingCalendar calendar) =>
        Calculate(acceptedOn, StatutoryTerm.Of(acceptedOn).WorkingDays, calendar);

    /// <summary>Counts a term.</summary>
    /// <param name="acceptedOn">The day of acceptance, as a rule a working day.</param>
    /// <param name="workingDays">The length of the term in working days, 1 or more.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The due date and each day on the way to it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The term is shorter than one working day.</exception>
    /// <exception cref="InvalidOperationException">The calendar has a year without working days.</exception>
    public static Deadline Calculate(DateOnly acceptedOn, int workingDays, WorkingCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workingDays);

        var dueOn = calendar.AddWorkingDays(acceptedOn, workingDays);
        var days = new List<DeadlineDay>();
        var counted = 0;
        for (var date = acceptedOn; date < dueOn;)
        {
            date = date.AddDays(1);
            var status = calendar.StatusOf(date);
            days.Add(new DeadlineDay(date, status.IsWorking ? ++counted : null, status.Reason, status.Name));
        }

        var isProvisional = days.Exists(day => !calendar.Covers(day.Date));
        return new Deadline(acceptedOn, workingDays, dueOn, days.AsReadOnly(), isProvisional);
    }

    /// <summary>How many working days are left after today.</summary>
    /// <param name="today">Today in Almaty.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>
    /// 0 on the due date. Negative from the day after it: how many working days the case is late,
    /// a day off counting as the working day that follows it.
    /// </returns>
    /// <exception cref="InvalidOperationException">The case is late and the calendar has no working day within a year.</exception>
    public int WorkingDaysLeft(DateOnly today, WorkingCalendar calendar)
    {
        var isLateOnDayOff = today > DueOn && !calendar.IsWorkingDay(today);
        return calendar.WorkingDaysBetween(isLateOnDayOff ? calendar.NextWorkingDay(today) : today, DueOn);
    }

    /// <summary>Whether another term was counted in the same way, day by day.</summary>
    /// <param name="other">The other term.</param>
    /// <returns>True when all members are equal.</returns>
    public bool Equals(Deadline? other) =>
        other is not null
        && AcceptedOn == other.AcceptedOn
        && WorkingDays == other.WorkingDays
        && DueOn == other.DueOn
        && IsProvisional == other.IsProvisional
        && Days.SequenceEqual(other.Days);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(AcceptedOn, WorkingDays, DueOn, IsProvisional);
}
