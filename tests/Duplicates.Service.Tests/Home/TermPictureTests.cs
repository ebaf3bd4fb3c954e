using Duplicates.Domain.Time;
using Duplicates.Service.Home;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Home;

/// <summary>The drawing shows the term as the law counts it (R5).</summary>
public sealed class TermPictureTests
{
    [Fact]
    public void Days_HandedInOnAFridayEvening_BeginWaitingAndEndWithTheDueDay()
    {
        var picture = new TermPicture(new(2026, 11, 20, 13, 31, 0, TimeSpan.Zero), WorkingCalendar.WithoutHolidays);
        Assert.Equal(
            "Waiting 20, Off 21, Off 22, Accepted 23, Counted 24",
            string.Join(", ", picture.Days.Take(5).Select(day => $"{day.Kind} {day.Date.Day}")));
        Assert.Equal((TermDay.Due, new DateOnly(2026, 12, 14)), (picture.Days[^1].Kind, picture.Days[^1].Date));
    }

    [Theory]
    [InlineData(2026, 11, 30, "11, 12")]
    [InlineData(2026, 11, 27, "11, 12")]
    [InlineData(2026, 12, 30, "12, 1")]
    public void MonthNames_WhereverAMonthBegins_NameEachMonthInALineOfItsOwn(int year, int month, int day, string names)
    {
        var picture = new TermPicture(new(year, month, day, 5, 0, 0, TimeSpan.Zero), WorkingCalendar.WithoutHolidays);
        Assert.Equal(names, string.Join(", ", picture.MonthNames.Select(name => name.Month)));
        Assert.Equal(picture.MonthNames.Count(), picture.MonthNames.Select(name => name.Y).Distinct().Count());
        Assert.All(picture.MonthNames, name => Assert.InRange(name.Y, 0, picture.Height));
    }

    [Fact]
    public void Days_AtAnyMoment_CountFifteenWorkingDaysEachInAPlaceOfItsOwn()
    {
        Prop.ForAll(
            Gen.Choose(0, 3 * 365 * 24).ToArbitrary(),
            hours =>
            {
                var picture = new TermPicture(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours), WorkingCalendar.WithoutHolidays);
                return picture.Days.Count(day => day.Kind is TermDay.Counted or TermDay.Due) == 15
                    && picture.Days.Count(day => day.Kind is TermDay.Accepted) == 1
                    && picture.Days.Select(day => (day.X, day.Y)).Distinct().Count() == picture.Days.Count
                    && picture.Days.All(day => day.X < TermPicture.Width && day.Y < picture.Height);
            }).QuickCheckThrowOnFailure();
    }
}
