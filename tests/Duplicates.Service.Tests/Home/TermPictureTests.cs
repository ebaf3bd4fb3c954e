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
