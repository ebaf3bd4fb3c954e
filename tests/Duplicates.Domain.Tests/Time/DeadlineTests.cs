using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Time;

public sealed class DeadlineTests
{
    private static readonly WorkingCalendar Calendar = TestCalendar.FiveDayWeek;

    /// <summary>The vectors of R5: arrival at a school, acceptance, due date.</summary>
    public static TheoryData<DateTime, DateOnly, DateOnly> StatutoryTerms { get; } = new()
    {
        { new DateTime(2026, 11, 20, 18, 31, 0), new DateOnly(2026, 11, 23), new DateOnly(2026, 12, 14) },
        { new DateTime(2026, 12, 10, 10, 0, 0), new DateOnly(2026, 12, 10), new DateOnly(2027, 1, 5) },
        { new DateTime(2026, 8, 28, 10, 0, 0), new DateOnly(2026, 8, 28), new DateOnly(2026, 9, 18) },
        { new DateTime(2027, 3, 12, 18, 30, 0), new DateOnly(2027, 3, 16), new DateOnly(2027, 4, 9) },
        { new DateTime(2027, 4, 28, 10, 0, 0), new DateOnly(2027, 4, 28), new DateOnly(2027, 5, 24) },
    };

    [Theory]
    [MemberData(nameof(StatutoryTerms))]
    public void Calculate_StatutoryTerm_IsDueFifteenWorkingDaysAfterAcceptance(DateTime arrival, DateOnly acceptedOn, DateOnly dueOn)
    {
        var acceptance = AcceptanceRule.Accept(AlmatyTime.ToInstant(arrival), WorkingHours.SchoolDefault, Calendar);
        var deadline = Deadline.Calculate(acceptance.AcceptedOn, Calendar);

        Assert.Equal(acceptedOn, deadline.AcceptedOn);
        Assert.Equal(15, deadline.WorkingDays);
        Assert.Equal(dueOn, deadline.DueOn);
        Assert.False(deadline.IsProvisional);
    }

    [Fact]
    public void Calculate_TermOverAHoliday_ListsEveryDay()
    {
        var deadline = Deadline.Calculate(new DateOnly(2026, 5, 8), 2, Calendar);

        Assert.Equal(
            [
                new DeadlineDay(new DateOnly(2026, 5, 9), null, DayReason.Holiday, new BilingualText("Жеңіс күні", "День Победы")),
                new DeadlineDay(new DateOnly(2026, 5, 10), null, DayReason.WeeklyDayOff, null),
                new DeadlineDay(new DateOnly(2026, 5, 11), null, DayReason.MovedDayOff, new BilingualText("Жеңіс күні", "День Победы")),
                new DeadlineDay(new DateOnly(2026, 5, 12), 1, DayReason.OrdinaryWorkingDay, null),
                new DeadlineDay(new DateOnly(2026, 5, 13), 2, DayReason.OrdinaryWorkingDay, null),
            ],
            deadline.Days);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Calculate_NoDays_Throws(int workingDays)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Deadline.Calculate(new DateOnly(2026, 5, 8), workingDays, Calendar));
    }

    [Fact]
    public void Calculate_TermIntoAYearNotCovered_IsProvisional()
    {
        Assert.False(Deadline.Calculate(new DateOnly(2027, 12, 9), 15, Calendar).IsProvisional);
        Assert.True(Deadline.Calculate(new DateOnly(2027, 12, 10), 15, Calendar).IsProvisional);
        Assert.True(Deadline.Calculate(new DateOnly(2027, 12, 10), 15, WorkingCalendar.WithoutHolidays).IsProvisional);
    }

    [Fact]
    public void Calculate_SameTermTwice_IsEqual()
    {
        var first = Deadline.Calculate(new DateOnly(2026, 5, 8), 15, Calendar);
        var second = Deadline.Calculate(new DateOnly(2026, 5, 8), 15, Calendar);
        var byAnotherCalendar = Deadline.Calculate(new DateOnly(2026, 5, 8), 15, WorkingCalendar.WithoutHolidays);

        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, byAnotherCalendar);
    }

    [Theory]
    [InlineData("2026-11-23", 15)]
    [InlineData("2026-11-28", 11)]
    [InlineData("2026-12-11", 1)]
    [InlineData("2026-12-13", 1)]
    [InlineData("2026-12-14", 0)]
    [InlineData("2026-12-15", -1)]
    [InlineData("2026-12-16", -2)]
    [InlineData("2026-12-17", -2)]
    public void WorkingDaysLeft_Today_CountsDownToTheDueDateAndBelow(string today, int expected)
    {
        var deadline = Deadline.Calculate(new DateOnly(2026, 11, 23), 15, Calendar);
        var date = DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(expected, deadline.WorkingDaysLeft(date, Calendar));
    }

    [Fact]
    public void WorkingDaysLeft_AnyDay_IsNegativeExactlyWhenOverdue()
    {
        Prop.ForAll(
            Terms,
            Gen.Choose(-60, 60).ToArbitrary(),
            (term, days) =>
            {
                var deadline = term.Calculate();
                var today = deadline.DueOn.AddDays(days);
                return deadline.WorkingDaysLeft(today, term.Calendar) < 0 == today > deadline.DueOn;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Calculate_AnyTerm_IsDueOnAWorkingDay()
    {
        Prop.ForAll(Terms, term => term.Calendar.IsWorkingDay(term.Calculate().DueOn)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Calculate_AnyTerm_ListsConsecutiveDaysAndCountsTheWorkingOnes()
    {
        Prop.ForAll(
            Terms,
            term =>
            {
                var deadline = term.Calculate();
                var counted = deadline.Days.Where(day => day.Counted is not null).ToList();
                return deadline.Days[^1].Date == deadline.DueOn
                    && deadline.Days.Select((day, index) => day.Date == term.AcceptedOn.AddDays(index + 1)).All(isNext => isNext)
                    && counted.Select((day, index) => day.Counted == index + 1).All(isNext => isNext)
                    && counted.Count == term.WorkingDays
                    && counted.TrueForAll(day => term.Calendar.IsWorkingDay(day.Date));
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Calculate_LaterAcceptance_IsNotDueEarlier()
    {
        Prop.ForAll(
            Terms,
            ArbitraryTime.Counts.ToArbitrary(),
            (term, days) => term.Calculate().DueOn <= (term with { AcceptedOn = term.AcceptedOn.AddDays(days) }).Calculate().DueOn)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Calculate_LongerTerm_IsDueLater()
    {
        Prop.ForAll(
            Terms,
            Gen.Choose(1, 20).ToArbitrary(),
            (term, more) => term.Calculate().DueOn < (term with { WorkingDays = term.WorkingDays + more }).Calculate().DueOn)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Calculate_DayOffTurnedIntoAWorkingDay_IsNotDueLater()
    {
        Prop.ForAll(
            Terms,
            ArbitraryTime.Dates.ToArbitrary(),
            Gen.Choose(0, 30).ToArbitrary(),
            (term, anyDate, days) =>
            {
                // Half of the days lie inside the term, where they matter.
                var worked = days % 2 == 0 ? anyDate : term.AcceptedOn.AddDays(days);
                var calendar = new WorkingCalendar(
                    [.. term.Days, TestCalendar.Worked(worked)],
                    TestCalendar.SaturdayAndSunday,
                    TestCalendar.Years);
                return (term with { Calendar = calendar }).Calculate().DueOn <= term.Calculate().DueOn;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Equals_AnyMemberDiffers_IsFalse()
    {
        var term = Deadline.Calculate(new DateOnly(2026, 5, 8), 2, Calendar);
        Assert.True(term.Equals(term with { Days = [.. term.Days] }));
        Assert.False(term.Equals(null));
        Assert.All(
            (Deadline[])
            [
                term with { AcceptedOn = term.AcceptedOn.AddDays(1) },
                term with { WorkingDays = 3 },
                term with { DueOn = term.DueOn.AddDays(1) },
                term with { IsProvisional = !term.IsProvisional },
                term with { Days = [.. term.Days.Skip(1)] },
            ],
            other => Assert.False(term.Equals(other)));
    }

    private static Arbitrary<Term> Terms { get; } = (
        from days in ArbitraryTime.Dates.Select(TestCalendar.DayOff).ArrayOf()
        from acceptedOn in ArbitraryTime.Dates
        from workingDays in Gen.Choose(1, 40)
        select new Term([.. TestCalendar.Days, .. days], TestCalendar.With(days), acceptedOn, workingDays)).ToArbitrary();

    private sealed record Term(IReadOnlyList<CalendarDay> Days, WorkingCalendar Calendar, DateOnly AcceptedOn, int WorkingDays)
    {
        internal Deadline Calculate() => Deadline.Calculate(AcceptedOn, WorkingDays, Calendar);
    }
}
