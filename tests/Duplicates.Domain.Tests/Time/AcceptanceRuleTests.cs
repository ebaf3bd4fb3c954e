using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Time;

public sealed class AcceptanceRuleTests
{
    private static readonly WorkingCalendar Calendar = TestCalendar.FiveDayWeek;
    private static readonly WorkingHours School = WorkingHours.SchoolDefault;

    public static TheoryData<DateTime, DateOnly, AcceptanceReason> Arrivals { get; } = new()
    {
        { new DateTime(2026, 11, 20, 0, 0, 0), new DateOnly(2026, 11, 20), AcceptanceReason.SameDay },
        { new DateTime(2026, 11, 20, 8, 59, 59), new DateOnly(2026, 11, 20), AcceptanceReason.SameDay },
        { new DateTime(2026, 11, 20, 13, 30, 0), new DateOnly(2026, 11, 20), AcceptanceReason.SameDay },
        { new DateTime(2026, 11, 20, 18, 29, 59), new DateOnly(2026, 11, 20), AcceptanceReason.SameDay },
        { new DateTime(2026, 11, 20, 18, 30, 0), new DateOnly(2026, 11, 23), AcceptanceReason.AfterHours },
        { new DateTime(2026, 11, 20, 18, 31, 0), new DateOnly(2026, 11, 23), AcceptanceReason.AfterHours },
        { new DateTime(2026, 11, 21, 10, 0, 0), new DateOnly(2026, 11, 23), AcceptanceReason.DayOff },
        { new DateTime(2026, 12, 16, 10, 0, 0), new DateOnly(2026, 12, 17), AcceptanceReason.DayOff },
        { new DateTime(2027, 3, 12, 18, 30, 0), new DateOnly(2027, 3, 16), AcceptanceReason.AfterHours },
        { new DateTime(2025, 1, 5, 10, 0, 0), new DateOnly(2025, 1, 5), AcceptanceReason.SameDay },
    };

    [Theory]
    [MemberData(nameof(Arrivals))]
    public void Accept_Arrival_IsTheSameOrTheNextWorkingDay(DateTime local, DateOnly acceptedOn, AcceptanceReason reason)
    {
        Assert.Equal(
            new Acceptance(local, acceptedOn, reason),
            AcceptanceRule.Accept(AlmatyTime.ToInstant(local), School, Calendar));
    }

    [Fact]
    public void Accept_InstantOfAnotherZone_IsReadAsAlmatyTime()
    {
        var fridayEveningInAlmaty = new DateTimeOffset(2026, 11, 20, 13, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 11, 23), AcceptanceRule.Accept(fridayEveningInAlmaty, School, Calendar).AcceptedOn);
    }

    [Fact]
    public void Accept_OfficeAloneIsClosed_PostponesNothing()
    {
        var friday = new DateTime(2026, 11, 20, 15, 0, 0);
        var hours = new WorkingHours(School.Week, [new(DateOnly.FromDateTime(friday), null, new("Санитарлық күн", "Санитарный день"))]);

        Assert.Equal(AcceptanceReason.SameDay, AcceptanceRule.Accept(AlmatyTime.ToInstant(friday), hours, Calendar).Reason);
    }

    [Fact]
    public void Accept_CorporationOnASaturday_WaitsForTheWorkingDay()
    {
        var saturday = AlmatyTime.ToInstant(new DateTime(2026, 11, 21, 10, 0, 0));

        var acceptance = AcceptanceRule.Accept(saturday, WorkingHours.CorporationDefault, Calendar);

        Assert.Equal(new DateOnly(2026, 11, 23), acceptance.AcceptedOn);
        Assert.Equal(AcceptanceReason.DayOff, acceptance.Reason);
    }

    [Fact]
    public void Accept_WorkingDayWithoutHours_CountsAsAfterHours()
    {
        var mondays = new WorkingHours(
            new Dictionary<DayOfWeek, OpeningHours> { [DayOfWeek.Monday] = new(new TimeOnly(9, 0), new TimeOnly(18, 0), null, null) });

        var acceptance = AcceptanceRule.Accept(AlmatyTime.ToInstant(new DateTime(2026, 11, 18, 10, 0, 0)), mondays, Calendar);

        Assert.Equal(new DateOnly(2026, 11, 19), acceptance.AcceptedOn);
        Assert.Equal(AcceptanceReason.AfterHours, acceptance.Reason);
    }

    [Fact]
    public void Accept_AnyArrival_IsOnAWorkingDayNotBeforeIt()
    {
        Prop.ForAll(
            ArbitraryTime.Moment,
            given =>
            {
                var acceptance = AcceptanceRule.Accept(AlmatyTime.ToInstant(given.Local), given.Hours, given.Calendar);
                var arrivedOn = DateOnly.FromDateTime(given.Local);
                return acceptance.AcceptedOn >= arrivedOn
                    && given.Calendar.IsWorkingDay(acceptance.AcceptedOn)
                    && (acceptance.AcceptedOn == arrivedOn) == (acceptance.Reason == AcceptanceReason.SameDay)
                    && given.Calendar.WorkingDaysBetween(arrivedOn, acceptance.AcceptedOn) <= 1;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Accept_LaterArrival_IsNotAcceptedEarlier()
    {
        Prop.ForAll(
            ArbitraryTime.Moment,
            Gen.Choose(0, 5000).ToArbitrary(),
            (given, minutes) =>
            {
                var later = given.Local.AddMinutes(minutes);
                return AcceptanceRule.Accept(AlmatyTime.ToInstant(given.Local), given.Hours, given.Calendar).AcceptedOn
                    <= AcceptanceRule.Accept(AlmatyTime.ToInstant(later), given.Hours, given.Calendar).AcceptedOn;
            }).QuickCheckThrowOnFailure();
    }
}
