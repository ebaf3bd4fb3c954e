using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Time;

public sealed class WorkingHoursTests
{
    private static readonly WorkingCalendar Calendar = TestCalendar.FiveDayWeek;
    private static readonly WorkingHours School = WorkingHours.SchoolDefault;
    private static readonly WorkingHours Corporation = WorkingHours.CorporationDefault;
    private static readonly OpeningHours SchoolDay = new(At(9), At(18, 30), At(13), At(14));

    public static TheoryData<OpeningHours> HoursOutOfOrder { get; } = new()
    {
        new OpeningHours(At(18), At(9), null, null),
        new OpeningHours(At(9), At(9), null, null),
        new OpeningHours(At(9), At(18), At(13), null),
        new OpeningHours(At(9), At(18), null, At(14)),
        new OpeningHours(At(9), At(18), At(14), At(13)),
        new OpeningHours(At(9), At(18), At(13), At(13)),
        new OpeningHours(At(9), At(18), At(8), At(10)),
        new OpeningHours(At(9), At(18), At(17), At(19)),
        new OpeningHours(At(9), At(18), At(9), At(10)),
        new OpeningHours(At(9), At(18), At(17), At(18)),
        new OpeningHours(At(18), At(9), At(10), At(11)),
    };

    [Theory]
    [MemberData(nameof(HoursOutOfOrder))]
    public void Constructor_HoursOutOfOrder_Throws(OpeningHours hours)
    {
        var week = new Dictionary<DayOfWeek, OpeningHours> { [DayOfWeek.Monday] = hours };

        Assert.Throws<ArgumentException>(() => new WorkingHours(week));
    }

    [Fact]
    public void Constructor_NoDays_Throws()
    {
        Assert.Throws<ArgumentException>(() => new WorkingHours(new Dictionary<DayOfWeek, OpeningHours>()));
    }

    [Fact]
    public void On_OrdinaryWeek_IsAsTheRulesSay()
    {
        var friday = new DateOnly(2026, 11, 20);
        var saturday = new DateOnly(2026, 11, 21);
        var sunday = new DateOnly(2026, 11, 22);

        Assert.Equal(SchoolDay, School.On(friday, Calendar));
        Assert.Null(School.On(saturday, Calendar));
        Assert.Null(School.On(sunday, Calendar));
        Assert.Equal(new OpeningHours(At(9), At(20), null, null), Corporation.On(friday, Calendar));
        Assert.Equal(new OpeningHours(At(9), At(13), null, null), Corporation.On(saturday, Calendar));
        Assert.Null(Corporation.On(sunday, Calendar));
    }

    [Fact]
    public void On_HolidayOrMovedDayOff_IsClosedEvenOnASaturdayWithHours()
    {
        var victoryDayOnSaturday = new DateOnly(2026, 5, 9);
        var movedVictoryDay = new DateOnly(2026, 5, 11);

        Assert.Null(Corporation.On(victoryDayOnSaturday, Calendar));
        Assert.Null(Corporation.On(movedVictoryDay, Calendar));
        Assert.Null(School.On(movedVictoryDay, Calendar));
    }

    [Fact]
    public void On_MovedWorkingDay_HasItsOwnHoursOrThoseOfMonday()
    {
        var saturday = new DateOnly(2026, 11, 21);
        var calendar = TestCalendar.With(TestCalendar.Worked(saturday));

        Assert.Equal(SchoolDay, School.On(saturday, calendar));
        Assert.Equal(new OpeningHours(At(9), At(13), null, null), Corporation.On(saturday, calendar));
    }

    [Theory]
    [InlineData(0, 0, OfficeState.Closed, null, "20T09:00")]
    [InlineData(8, 59, OfficeState.Closed, null, "20T09:00")]
    [InlineData(9, 0, OfficeState.Open, "20T13:00", null)]
    [InlineData(12, 59, OfficeState.Open, "20T13:00", null)]
    [InlineData(13, 0, OfficeState.Lunch, null, "20T14:00")]
    [InlineData(13, 59, OfficeState.Lunch, null, "20T14:00")]
    [InlineData(14, 0, OfficeState.Open, "20T18:30", null)]
    [InlineData(18, 29, OfficeState.Open, "20T18:30", null)]
    [InlineData(18, 30, OfficeState.Closed, null, "23T09:00")]
    [InlineData(23, 59, OfficeState.Closed, null, "23T09:00")]
    public void StatusAt_SchoolOnAFriday_FollowsTheDay(int hour, int minute, OfficeState state, string? until, string? opensAt)
    {
        var status = School.StatusAt(new DateTime(2026, 11, 20, hour, minute, 0), Calendar);

        Assert.Equal(new OfficeStatus(state, November(until), November(opensAt)), status);
    }

    [Theory]
    [InlineData(21, 10, OfficeState.Open, "21T13:00", null)]
    [InlineData(21, 13, OfficeState.Closed, null, "23T09:00")]
    [InlineData(22, 10, OfficeState.Closed, null, "23T09:00")]
    [InlineData(23, 13, OfficeState.Open, "23T20:00", null)]
    public void StatusAt_CorporationOnDaysOff_WorksOnSaturday(int day, int hour, OfficeState state, string? until, string? opensAt)
    {
        var status = Corporation.StatusAt(new DateTime(2026, 11, day, hour, 0, 0), Calendar);

        Assert.Equal(new OfficeStatus(state, November(until), November(opensAt)), status);
    }

    [Fact]
    public void StatusAt_EveningBeforeNauryz_OpensAfterAllDaysOff()
    {
        var status = School.StatusAt(new DateTime(2026, 3, 20, 19, 0, 0), Calendar);

        Assert.Equal(new DateTime(2026, 3, 26, 9, 0, 0), status.OpensAt);
    }

    [Fact]
    public void Constructor_ExceptionOutOfOrderOrTwiceForADate_Throws()
    {
        var reason = new BilingualText("Санитарлық күн", "Санитарный день");
        var date = new DateOnly(2026, 12, 31);

        Assert.Throws<ArgumentException>(() => new WorkingHours(School.Week, [new(date, new OpeningHours(At(18), At(9), null, null), reason)]));
        Assert.Throws<ArgumentException>(() => new WorkingHours(School.Week, [new(date, null, reason), new(date, SchoolDay, reason)]));
    }

    [Fact]
    public void On_Exception_BeatsTheWeekAndTheCalendar()
    {
        var (friday, independenceDay) = (new DateOnly(2026, 11, 20), new DateOnly(2026, 12, 16));
        var reason = new BilingualText("Санитарлық күн", "Санитарный день");
        var morning = new OpeningHours(At(9), At(12), null, null);
        var hours = new WorkingHours(School.Week, [new(independenceDay, morning, reason), new(friday, null, reason)]);

        Assert.Null(hours.On(friday, Calendar));
        Assert.Equal(morning, hours.On(independenceDay, Calendar));
        Assert.Equal(new OfficeDay(friday, null, reason), hours.DayOf(friday, Calendar));
        Assert.Equal(new OfficeDay(friday.AddDays(3), SchoolDay, null), hours.DayOf(friday.AddDays(3), Calendar));
        Assert.Equal(Calendar.StatusOf(independenceDay).Name, School.DayOf(independenceDay, Calendar).Reason);
        Assert.Equal([friday, independenceDay], hours.Exceptions.Select(exception => exception.Date));
    }

    [Fact]
    public void StatusAt_ClosedByException_OpensOnTheNextDay()
    {
        var hours = new WorkingHours(School.Week, [new(new DateOnly(2026, 11, 20), null, new("Санитарлық күн", "Санитарный день"))]);

        Assert.Equal(
            new OfficeStatus(OfficeState.Closed, null, new DateTime(2026, 11, 23, 9, 0, 0)),
            hours.StatusAt(new DateTime(2026, 11, 20, 10, 0, 0), Calendar));
    }

    [Fact]
    public void Contains_AnyMoment_AgreesWithTheStatus() =>
        Prop.ForAll(
            ArbitraryTime.Moment,
            given => (given.Hours.On(DateOnly.FromDateTime(given.Local), given.Calendar)?.Contains(TimeOnly.FromDateTime(given.Local)) ?? false)
                == (given.Hours.StatusAt(given.Local, given.Calendar).State == OfficeState.Open))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void StatusAt_NeverOpenAgain_HasNoOpening()
    {
        var hours = new WorkingHours(new Dictionary<DayOfWeek, OpeningHours> { [DayOfWeek.Monday] = SchoolDay });
        var always = Enumerable.Range(0, 1200).Select(day => TestCalendar.DayOff(new DateOnly(2026, 1, 1).AddDays(day)));
        var calendar = new WorkingCalendar(always, TestCalendar.SaturdayAndSunday, []);

        Assert.Equal(
            new OfficeStatus(OfficeState.Closed, null, null),
            hours.StatusAt(new DateTime(2026, 11, 20, 10, 0, 0), calendar));
    }

    [Fact]
    public void StatusAt_OpensAt_IsOpenThenAndNotBefore()
    {
        Prop.ForAll(
            ArbitraryTime.Moment,
            given =>
            {
                var status = given.Hours.StatusAt(given.Local, given.Calendar);
                if (status.State == OfficeState.Open)
                {
                    return status.OpensAt is null;
                }

                var opensAt = status.OpensAt!.Value;
                return opensAt > given.Local
                    && status.Until is null
                    && given.Hours.StatusAt(opensAt, given.Calendar).State == OfficeState.Open
                    && given.Hours.StatusAt(opensAt.AddTicks(-1), given.Calendar).State != OfficeState.Open
                    && given.Hours.StatusAt(opensAt.AddTicks(-1), given.Calendar).OpensAt == opensAt;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void StatusAt_Until_IsOpenTillThenAndNoLonger()
    {
        Prop.ForAll(
            ArbitraryTime.Moment,
            given =>
            {
                var status = given.Hours.StatusAt(given.Local, given.Calendar);
                return status.State != OfficeState.Open
                    || (status.Until > given.Local
                        && given.Hours.StatusAt(status.Until.Value, given.Calendar).State != OfficeState.Open
                        && given.Hours.StatusAt(status.Until.Value.AddTicks(-1), given.Calendar) == status);
            }).QuickCheckThrowOnFailure();
    }

    private static TimeOnly At(int hour, int minute = 0) => new(hour, minute);

    private static DateTime? November(string? dayAndTime) =>
        dayAndTime is null
            ? null
            : DateTime.ParseExact(
                $"2026-11-{dayAndTime}",
                "yyyy-MM-ddTHH:mm",
                System.Globalization.CultureInfo.InvariantCulture);
}
