using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Time;

/// <summary>Dates, moments, calendars and hours for properties.</summary>
internal static class ArbitraryTime
{
    private const int Days = 1000;

    private static readonly DateOnly FirstDate = new(2025, 1, 1);

    internal static Gen<DateOnly> Dates { get; } = Gen.Choose(0, Days).Select(FirstDate.AddDays);

    internal static Gen<int> Counts { get; } = Gen.Choose(0, 40);

    /// <summary>Moments of local time, often on the hour or a minute beside it.</summary>
    internal static Gen<DateTime> LocalTimes { get; } =
        from date in Dates
        from minute in Gen.OneOf(
            Gen.Choose(0, 1439),
            Gen.Elements(0, 539, 540, 541, 779, 780, 839, 840, 1109, 1110, 1111, 1199, 1200, 1439))
        from second in Gen.Elements(0, 1, 59)
        select date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute).AddSeconds(second);

    /// <summary>The test calendar with any further days off and working days, for weeks of four to six days.</summary>
    internal static Gen<WorkingCalendar> Calendars { get; } =
        from changes in (
            from date in Dates
            from kind in Gen.Elements(CalendarDayKind.Holiday, CalendarDayKind.MovedDayOff, CalendarDayKind.WorkingDay)
            select new CalendarDay(date, kind, new BilingualText("күн", "день"))).ArrayOf()
        from weeklyDaysOff in Gen.Elements<DayOfWeek[]>(
            [DayOfWeek.Saturday, DayOfWeek.Sunday],
            [DayOfWeek.Sunday],
            [DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday])
        select new WorkingCalendar([.. TestCalendar.Days, .. changes], weeklyDaysOff.ToHashSet(), TestCalendar.Years);

    internal static Gen<WorkingHours> Hours { get; } =
        Gen.Elements(WorkingHours.SchoolDefault, WorkingHours.CorporationDefault);

    /// <summary>A date with a calendar to count in.</summary>
    internal static Arbitrary<(WorkingCalendar Calendar, DateOnly Date)> CalendarAndDate { get; } = (
        from calendar in Calendars
        from date in Dates
        select (calendar, date)).ToArbitrary();

    /// <summary>A date and a number of working days with a calendar to count them in.</summary>
    internal static Arbitrary<(WorkingCalendar Calendar, DateOnly Date, int Count)> Count { get; } = (
        from calendar in Calendars
        from date in Dates
        from count in Counts
        select (calendar, date, count)).ToArbitrary();

    /// <summary>A moment with the hours of an office and a calendar.</summary>
    internal static Arbitrary<(WorkingCalendar Calendar, WorkingHours Hours, DateTime Local)> Moment { get; } = (
        from calendar in Calendars
        from hours in Hours
        from local in LocalTimes
        select (calendar, hours, local)).ToArbitrary();
}
