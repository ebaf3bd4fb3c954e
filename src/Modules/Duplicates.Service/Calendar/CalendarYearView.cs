using Duplicates.Domain.Time;

namespace Duplicates.Service.Calendar;

/// <summary>One year as people look at it: twelve months of weeks that begin on Monday, and the days that differ from the ordinary week.</summary>
/// <param name="year">The year.</param>
/// <param name="calendar">The calendar to show.</param>
/// <param name="today">The date in Almaty.</param>
internal sealed class CalendarYearView(int year, WorkingCalendar calendar, DateOnly today)
{
    private const int Months = 12;
    private const int DaysInWeek = 7;

    /// <summary>The year.</summary>
    public int Year => year;

    /// <summary>The numbers of the months.</summary>
    public static IEnumerable<int> MonthNumbers => Enumerable.Range(1, Months);

    /// <summary>The days that differ from the ordinary week, in order.</summary>
    public IReadOnlyList<CalendarDay> Special { get; } = [.. calendar.Days.Where(day => day.Date.Year == year)];

    /// <summary>How many working days the year has.</summary>
    public int WorkingDays => MonthNumbers.Sum(WorkingDaysIn);

    /// <summary>How many working days a month has.</summary>
    public int WorkingDaysIn(int month) => DaysOf(month).Count(calendar.IsWorkingDay);

    /// <summary>The weeks of a month, Monday first; days of other months are null.</summary>
    public IEnumerable<IReadOnlyList<DayStatus?>> WeeksOf(int month)
    {
        var first = new DateOnly(year, month, 1);
        var monday = first.AddDays(-(((int)first.DayOfWeek + DaysInWeek - 1) % DaysInWeek));
        for (; monday.Year * Months + monday.Month <= (year * Months) + month; monday = monday.AddDays(DaysInWeek))
        {
            yield return [.. Enumerable.Range(0, DaysInWeek).Select(ahead => monday.AddDays(ahead)).Select(date => date.Month == month ? calendar.StatusOf(date) : null)];
        }
    }

    /// <summary>The class of a day's cell.</summary>
    public static string ClassOf(DayStatus day) => day.Reason switch
    {
        DayReason.Holiday => "month__day month__day--holiday",
        DayReason.MovedDayOff => "month__day month__day--moved-off",
        DayReason.MovedWorkingDay => "month__day month__day--moved-on",
        DayReason.WeeklyDayOff => "month__day month__day--off",
        _ => "month__day",
    };

    /// <summary>Whether a date is today.</summary>
    public bool IsToday(DateOnly date) => date == today;

    private IEnumerable<DateOnly> DaysOf(int month) => Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => new DateOnly(year, month, day));
}
