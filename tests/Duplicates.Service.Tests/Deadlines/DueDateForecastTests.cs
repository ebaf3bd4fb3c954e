using Duplicates.Domain.Time;
using Duplicates.Service.Deadlines;

namespace Duplicates.Service.Tests.Deadlines;

public sealed class DueDateForecastTests
{
    private static readonly StatutoryTerm[] Terms = [new(new(2015, 4, 8), 15), new(new(2027, 1, 4), 10)];

    [Fact]
    public void Of_CasesFromBeforeAndAfterANewTerm_AreCountedEachByItsOwn()
    {
        var calendar = WorkingCalendar.WithoutHolidays;
        var (before, after) = (new DateOnly(2026, 12, 30), new DateOnly(2027, 1, 5));
        var (longer, shorter) = (calendar.AddWorkingDays(before, 15), calendar.AddWorkingDays(after, 10));
        Assert.Empty(DueDateForecast.Of([(before, longer, 3), (after, shorter, 2)], calendar, Terms));
        Assert.Equal([new MovedDueDates(after, longer, shorter, 2)], DueDateForecast.Of([(before, longer, 3), (after, longer, 2)], calendar, Terms));
    }
}
