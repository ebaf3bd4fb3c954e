using Duplicates.Service.Home;

namespace Duplicates.Service.Tests.Home;

/// <summary>What everybody may know of how long applications take.</summary>
public sealed class RecentDurationsTests
{
    private static readonly DateOnly From = new(2026, 7, 23);
    private static readonly DateOnly Through = new(2026, 10, 21);

    [Fact]
    public void Of_FewCases_TellsNothing() => Assert.Null(RecentDurations.Of(From, Through, [(3, 2), (9, 2)]));

    [Fact]
    public void Of_ManyCases_SaysWithinHowManyDaysHalfAndNineInTenWereAnswered()
    {
        var durations = RecentDurations.Of(From, Through, [(15, 1), (4, 3), (8, 2), (30, 1), (11, 3)]);
        Assert.Equal(new(From, Through, 10, Half: 8, NineInTen: 15), durations);
    }

    [Fact]
    public void Of_CasesThatAllTookAsLong_SaysThatLengthTwice() => Assert.Equal(new(From, Through, 5, Half: 7, NineInTen: 7), RecentDurations.Of(From, Through, [(7, 5)]));
}
