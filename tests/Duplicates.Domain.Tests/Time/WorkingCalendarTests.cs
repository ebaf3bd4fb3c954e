using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Time;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = TestCalendar.FiveDayWeek;

    public static TheoryData<DateOnly, DayReason, string?> Statuses { get; } = new()
    {
        { new DateOnly(2026, 11, 20), DayReason.OrdinaryWorkingDay, null },
        { new DateOnly(2026, 11, 21), DayReason.WeeklyDayOff, null },
        { new DateOnly(2026, 11, 22), DayReason.WeeklyDayOff, null },
        { new DateOnly(2026, 12, 16), DayReason.Holiday, "Тәуелсіздік күні" },
        { new DateOnly(2026, 5, 9), DayReason.Holiday, "Жеңіс күні" },
        { new DateOnly(2026, 5, 11), DayReason.MovedDayOff, "Жеңіс күні" },
        { new DateOnly(2025, 1, 3), DayReason.MovedDayOff, "Жаңа жыл" },
        { new DateOnly(2025, 1, 5), DayReason.MovedWorkingDay, "Жаңа жыл" },
        { new DateOnly(2025, 8, 30), DayReason.Holiday, "Конституция күні" },
        { new DateOnly(2026, 8, 31), DayReason.OrdinaryWorkingDay, null },
        { new DateOnly(2027, 3, 15), DayReason.Holiday, "Конституция күні" },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void StatusOf_Date_TellsWhetherItIsWorkedAndWhy(DateOnly date, DayReason reason, string? nameKk)
    {
        var status = Calendar.StatusOf(date);

        Assert.Equal(date, status.Date);
        Assert.Equal(reason, status.Reason);
        Assert.Equal(nameKk, status.Name?.Kk);
        Assert.Equal(reason is DayReason.OrdinaryWorkingDay or DayReason.MovedWorkingDay, status.IsWorking);
    }

    [Fact]
    public void IsWorkingDay_WorkingDayAndHolidayOnOneDate_IsAWorkingDay()
    {
        var independenceDay = new DateOnly(2026, 12, 16);

        Assert.True(TestCalendar.With(TestCalendar.Worked(independenceDay)).IsWorkingDay(independenceDay));
        Assert.False(TestCalendar.With(TestCalendar.DayOff(independenceDay)).IsWorkingDay(independenceDay));
    }

    [Fact]
    public void StatusOf_HolidayAndMovedDayOffOnOneDate_IsAHoliday()
    {
        var movedVictoryDay = new DateOnly(2026, 5, 11);

        Assert.Equal(
            DayReason.Holiday,
            TestCalendar.With(TestCalendar.DayOff(movedVictoryDay)).StatusOf(movedVictoryDay).Reason);
    }

    [Fact]
    public void NextWorkingDay_BeforeNauryz_IsAfterAllDaysOff()
    {
        Assert.Equal(new DateOnly(2026, 3, 26), Calendar.NextWorkingDay(new DateOnly(2026, 3, 20)));
        Assert.Equal(new DateOnly(2026, 3, 20), Calendar.PreviousWorkingDay(new DateOnly(2026, 3, 26)));
    }

    [Fact]
    public void NextWorkingDay_OfAWorkingDay_IsStrictlyLater()
    {
        Assert.Equal(new DateOnly(2026, 11, 19), Calendar.NextWorkingDay(new DateOnly(2026, 11, 18)));
        Assert.Equal(new DateOnly(2026, 11, 17), Calendar.PreviousWorkingDay(new DateOnly(2026, 11, 18)));
    }

    [Theory]
    [InlineData(0, 21)]
    [InlineData(1, 23)]
    [InlineData(5, 27)]
    [InlineData(-1, 20)]
    [InlineData(-5, 16)]
    public void AddWorkingDays_FromASaturday_CountsWorkingDaysOnly(int days, int expectedDay)
    {
        Assert.Equal(new DateOnly(2026, 11, expectedDay), Calendar.AddWorkingDays(new DateOnly(2026, 11, 21), days));
    }

    [Fact]
    public void WorkingDaysBetween_Dates_CountsTheLastAndNotTheFirst()
    {
        var friday = new DateOnly(2026, 11, 20);
        var monday = new DateOnly(2026, 11, 23);

        Assert.Equal(1, Calendar.WorkingDaysBetween(friday, monday));
        Assert.Equal(0, Calendar.WorkingDaysBetween(friday, friday));
        Assert.Equal(0, Calendar.WorkingDaysBetween(friday, new DateOnly(2026, 11, 22)));
        Assert.Equal(-1, Calendar.WorkingDaysBetween(monday, friday));
    }

    [Fact]
    public void Covers_Date_DependsOnItsYear()
    {
        Assert.True(Calendar.Covers(new DateOnly(2027, 12, 31)));
        Assert.False(Calendar.Covers(new DateOnly(2028, 1, 1)));
    }

    [Fact]
    public void WithoutHolidays_Calendar_KnowsWeekendsAndCoversNoYear()
    {
        Assert.True(WorkingCalendar.WithoutHolidays.IsWorkingDay(new DateOnly(2026, 12, 16)));
        Assert.False(WorkingCalendar.WithoutHolidays.IsWorkingDay(new DateOnly(2026, 12, 19)));
        Assert.False(WorkingCalendar.WithoutHolidays.Covers(new DateOnly(2026, 12, 16)));
    }

    [Fact]
    public void NextWorkingDay_CalendarWithoutWorkingDays_Throws()
    {
        var calendar = new WorkingCalendar([], Enum.GetValues<DayOfWeek>().ToHashSet(), []);
        var date = new DateOnly(2026, 11, 20);

        Assert.Throws<InvalidOperationException>(() => calendar.NextWorkingDay(date));
        Assert.Throws<InvalidOperationException>(() => calendar.PreviousWorkingDay(date));
        Assert.Throws<InvalidOperationException>(() => calendar.AddWorkingDays(date, 1));
        Assert.Equal(date, calendar.AddWorkingDays(date, 0));
    }

    [Fact]
    public void NextWorkingDay_EndOfTime_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => Calendar.NextWorkingDay(DateOnly.MaxValue));
        Assert.Throws<InvalidOperationException>(() => Calendar.PreviousWorkingDay(DateOnly.MinValue));
    }

    [Fact]
    public void NextWorkingDay_AnyDate_IsTheNearestWorkingDay()
    {
        Prop.ForAll(
            ArbitraryTime.CalendarAndDate,
            given =>
            {
                var next = given.Calendar.NextWorkingDay(given.Date);
                return next > given.Date
                    && given.Calendar.IsWorkingDay(next)
                    && given.Calendar.WorkingDaysBetween(given.Date, next) == 1;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void PreviousWorkingDay_OfNextWorkingDay_IsTheWorkingDayStartedFrom()
    {
        Prop.ForAll(
            ArbitraryTime.CalendarAndDate,
            given =>
            {
                var workingDay = given.Calendar.NextWorkingDay(given.Date);
                return given.Calendar.PreviousWorkingDay(given.Calendar.NextWorkingDay(workingDay)) == workingDay;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void AddWorkingDays_InTwoParts_EqualsTheSum()
    {
        Prop.ForAll(
            ArbitraryTime.Count,
            ArbitraryTime.Counts.ToArbitrary(),
            (given, more) =>
                given.Calendar.AddWorkingDays(given.Date, given.Count + more)
                    == given.Calendar.AddWorkingDays(given.Calendar.AddWorkingDays(given.Date, given.Count), more)
                && given.Calendar.AddWorkingDays(given.Date, -given.Count - more)
                    == given.Calendar.AddWorkingDays(given.Calendar.AddWorkingDays(given.Date, -given.Count), -more))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void AddWorkingDays_ThereAndBackFromAWorkingDay_ReturnsToIt()
    {
        Prop.ForAll(
            ArbitraryTime.Count,
            given =>
            {
                var workingDay = given.Calendar.NextWorkingDay(given.Date);
                var there = given.Calendar.AddWorkingDays(workingDay, given.Count);
                return given.Calendar.AddWorkingDays(there, -given.Count) == workingDay;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void WorkingDaysBetween_DateAndDateReachedFromIt_IsTheNumberAdded()
    {
        Prop.ForAll(
            ArbitraryTime.Count,
            given =>
            {
                var reached = given.Calendar.AddWorkingDays(given.Date, given.Count);
                return given.Calendar.WorkingDaysBetween(given.Date, reached) == given.Count
                    && given.Calendar.WorkingDaysBetween(reached, given.Date) == -given.Count;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void StatusOf_AnyDate_AgreesWithIsWorkingDay()
    {
        Prop.ForAll(
            ArbitraryTime.CalendarAndDate,
            given => given.Calendar.StatusOf(given.Date).IsWorking == given.Calendar.IsWorkingDay(given.Date))
            .QuickCheckThrowOnFailure();
    }
}
