namespace Duplicates.Domain.Time;

/// <summary>The stretch of days in which two calendars differ: outside of it both count alike (R5.4).</summary>
/// <param name="From">The first day that differs.</param>
/// <param name="Through">The last day that differs.</param>
public sealed record CalendarDifference(DateOnly From, DateOnly Through)
{
    /// <summary>Any day may differ.</summary>
    public static CalendarDifference Everything { get; } = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>Compares two calendars.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    /// <returns>The stretch; null when both say the same of every day.</returns>
    public static CalendarDifference? Between(WorkingCalendar before, WorkingCalendar after)
    {
        if (!before.WeeklyDaysOff.SetEquals(after.WeeklyDaysOff))
        {
            return Everything;
        }

        var days = before.Days.Concat(after.Days).Select(day => day.Date).Where(date => before.StatusOf(date) != after.StatusOf(date));
        var years = before.Years.Except(after.Years).Concat(after.Years.Except(before.Years));
        var differing = days.Concat(years.SelectMany(year => new[] { new DateOnly(year, 1, 1), new DateOnly(year, 12, 31) })).ToList();
        return differing.Count == 0 ? null : new(differing.Min(), differing.Max());
    }

    /// <summary>The shortest stretch that holds this one and another.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Both and what lies between them.</returns>
    public CalendarDifference Join(CalendarDifference other) =>
        new(From < other.From ? From : other.From, Through > other.Through ? Through : other.Through);
}
