using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Reception;

public sealed class ReceptionPlanTests
{
    private static readonly ReceptionPlan Plan = new() { TakesBookings = true };
    private static readonly DateOnly Friday = new(2026, 11, 20);

    [Fact]
    public void TimesOn_ADayWithLunch_BeginAnewAfterIt()
    {
        var times = Times(Friday, WorkingHours.SchoolDefault, At(Friday, 0));
        Assert.Equal(34, times.Count);
        Assert.Equal(new TimeOnly(9, 0), times[0]);
        Assert.Equal(new TimeOnly(18, 15), times[^1]);
        Assert.DoesNotContain(times, time => time.Hour == 13);
    }

    [Fact]
    public void TimesOn_TheRunningDay_LeaveOutWhatIsTooSoon() =>
        Assert.Equal(new TimeOnly(10, 45), Times(Friday, WorkingHours.SchoolDefault, At(Friday, 10).AddMinutes(7))[0]);

    [Theory]
    [InlineData(-1)] // the past
    [InlineData(1)] // a Saturday on which a school is closed
    [InlineData(31)] // too far ahead
    public void TimesOn_AnotherDay_AreNone(int days) => Assert.Empty(Times(Friday.AddDays(days), WorkingHours.SchoolDefault, At(Friday, 10)));

    [Fact]
    public void TimesOn_AnOfficeWithoutHours_AreNone() => Assert.Empty(Times(Friday, null, At(Friday, 8)));

    [Fact]
    public void TimesOn_ASpecialDay_KeepItsHours()
    {
        var early = new SpecialDay(Friday, new(new(9, 0), new(11, 0), null, null), new("себебі бар", "есть причина"));
        var hours = new WorkingHours(WorkingHours.SchoolDefault.Week, [early]);
        Assert.Equal(new TimeOnly(10, 45), Times(Friday, hours, At(Friday, 0))[^1]);
        Assert.True(Plan.Holds(At(Friday, 10), 1, hours, WorkingCalendar.WithoutHolidays));
        Assert.False(Plan.Holds(At(Friday, 11), 1, hours, WorkingCalendar.WithoutHolidays));
    }

    [Fact]
    public void Holds_APlaceThatWentAway_IsFalse()
    {
        Assert.True(Plan.Holds(At(Friday, 9), 1, WorkingHours.SchoolDefault, WorkingCalendar.WithoutHolidays));
        Assert.False(Plan.Holds(At(Friday, 9), 2, WorkingHours.SchoolDefault, WorkingCalendar.WithoutHolidays));
    }

    [Fact]
    public void TimesOn_AnyHours_AreHeldAndNeverOverlap() => Prop.ForAll(
        Hours,
        ArbMap.Default.ArbFor<PositiveInt>(),
        (hours, minutes) =>
        {
            var plan = Plan with { Minutes = (minutes.Get % 60) + 1, SoonestMinutes = 0 };
            var office = new WorkingHours(new Dictionary<DayOfWeek, OpeningHours> { [DayOfWeek.Friday] = hours });
            var times = plan.TimesOn(Friday, office, WorkingCalendar.WithoutHolidays, At(Friday, 0));
            Assert.All(times, time => Assert.True(plan.Holds(time, 1, office, WorkingCalendar.WithoutHolidays)));
            Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= plan.Duration));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Letter_OfEachService_IsItsOwn() =>
        Assert.Equal(ReceptionServices.All.Count, ReceptionServices.All.Select(service => service.Letter()).Distinct().Count());

    private static Arbitrary<OpeningHours> Hours => Gen.Choose(0, 1439).ArrayOf(4)
        .Select(minutes => minutes.Order().Select(minute => TimeOnly.MinValue.AddMinutes(minute)).ToArray())
        .Select(times => new OpeningHours(times[0], times[3], times[1], times[2]))
        .Where(hours => hours.IsInOrder)
        .ToArbitrary();

    private static List<TimeOnly> Times(DateOnly date, WorkingHours? hours, DateTimeOffset now) =>
        [.. Plan.TimesOn(date, hours, WorkingCalendar.WithoutHolidays, now).Select(start => TimeOnly.FromDateTime(AlmatyTime.ToLocal(start)))];

    private static DateTimeOffset At(DateOnly date, int hour) => AlmatyTime.ToInstant(date.ToDateTime(new(hour, 0)));
}
