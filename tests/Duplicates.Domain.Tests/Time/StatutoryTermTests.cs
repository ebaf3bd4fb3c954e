using System.Globalization;
using Duplicates.Domain.Time;

namespace Duplicates.Domain.Tests.Time;

public sealed class StatutoryTermTests
{
    private static readonly StatutoryTerm[] Changed = [new(new(2015, 4, 8), 15), new(new(2027, 1, 4), 10)];

    [Theory]
    [InlineData("2014-01-01", 15)]
    [InlineData("2027-01-03", 15)]
    [InlineData("2027-01-04", 10)]
    [InlineData("2030-06-01", 10)]
    public void Of_DayOfAcceptance_IsTheTermInForceOnIt(string acceptedOn, int expected) =>
        Assert.Equal(expected, StatutoryTerm.Of(DateOnly.Parse(acceptedOn, CultureInfo.InvariantCulture), Changed).WorkingDays);

    [Fact]
    public void All_Rows_AreInTheOrderInWhichTheyCameIntoForceAndTodayIsFifteenDays()
    {
        Assert.Equal(StatutoryTerm.All.OrderBy(term => term.InForceFrom), StatutoryTerm.All);
        Assert.Equal(15, StatutoryTerm.Of(new(2026, 11, 20)).WorkingDays);
    }
}
