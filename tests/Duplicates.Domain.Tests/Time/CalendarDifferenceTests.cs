using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Time;

/// <summary>Where two calendars differ, and what that means for terms (R5.4).</summary>
public sealed class CalendarDifferenceTests
{
    private static readonly DateOnly First = new(2026, 12, 1);
    private static readonly DateOnly Second = new(2027, 2, 3);

    [Fact]
    public void Between_EqualCalendars_IsNothing()
    {
        var hidden = TestCalendar.With(TestCalendar.DayOff(new DateOnly(2027, 1, 1)));

        Assert.Null(CalendarDifference.Between(TestCalendar.FiveDayWeek, TestCalendar.With()));
        Assert.NotNull(CalendarDifference.Between(TestCalendar.FiveDayWeek, TestCalendar.With(TestCalendar.Worked(new DateOnly(2026, 12, 5)))));
        Assert.Equal(hidden.StatusOf(new DateOnly(2027, 1, 1)) == TestCalendar.FiveDayWeek.StatusOf(new DateOnly(2027, 1, 1)), CalendarDifference.Between(TestCalendar.FiveDayWeek, hidden) is null);
    }

    [Fact]
    public void Between_DaysAddedAndTaken_IsTheStretchThatHoldsThem()
    {
        var added = TestCalendar.With(TestCalendar.DayOff(Second), TestCalendar.DayOff(First));

        Assert.Equal(new CalendarDifference(First, Second), CalendarDifference.Between(TestCalendar.FiveDayWeek, added));
        Assert.Equal(new CalendarDifference(First, Second), CalendarDifference.Between(added, TestCalendar.FiveDayWeek));
    }

    [Fact]
    public void Between_AYearThatBecomesKnown_IsTheWholeYear()
    {
        var known = new WorkingCalendar([], WorkingCalendar.WithoutHolidays.WeeklyDaysOff, [2028]);

        Assert.Equal(
            new CalendarDifference(new DateOnly(2028, 1, 1), new DateOnly(2028, 12, 31)),
            CalendarDifference.Between(WorkingCalendar.WithoutHolidays, known));
    }

    [Fact]
    public void Between_OtherDaysOffOfTheWeek_IsEverything()
    {
        var sixDays = new WorkingCalendar([], new HashSet<DayOfWeek> { DayOfWeek.Sunday }, []);

        Assert.Equal(CalendarDifference.Everything, CalendarDifference.Between(WorkingCalendar.WithoutHolidays, sixDays));
    }

    [Fact]
    public void Join_TwoStretches_HoldsBoth()
    {
        var one = new CalendarDifference(First, First);
        var other = new CalendarDifference(Second, Second);

        Assert.Equal(new CalendarDifference(First, Second), one.Join(other));
        Assert.Equal(new CalendarDifference(First, Second), other.Join(one));
    }

    /// <summary>The recalculation leaves out cases whose days the stretch does not touch; this is why it may.</summary>
    [Fact]
    public void Between_AnyTwoCalendars_TermsOutsideOfTheStretchAreCountedAlike()
    {
        var changes = Gen.ArrayOf(
            from day in Gen.Choose(0, 120)
            from works in Gen.Elements(true, false)
            let date = new DateOnly(2026, 11, 1).AddDays(day)
            select works ? TestCalendar.Worked(date) : TestCalendar.DayOff(date),
            4);
        Prop.ForAll(
            Arb.From(from days in changes from accepted in Gen.Choose(0, 120) select (Days: days, AcceptedOn: new DateOnly(2026, 11, 1).AddDays(accepted))),
            sample =>
            {
                var after = TestCalendar.With(sample.Days);
                var old = Deadline.Calculate(sample.AcceptedOn, TestCalendar.FiveDayWeek);
                var difference = CalendarDifference.Between(TestCalendar.FiveDayWeek, after);
                var isTouched = difference is not null && old.AcceptedOn < difference.Through && old.DueOn >= difference.From;
                return isTouched || old == Deadline.Calculate(sample.AcceptedOn, after);
            }).QuickCheckThrowOnFailure();
    }
}
