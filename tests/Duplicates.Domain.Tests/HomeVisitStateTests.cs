using Duplicates.Domain.HomeVisits;

namespace Duplicates.Domain.Tests;

/// <summary>Which way a visit at home goes.</summary>
public sealed class HomeVisitStateTests
{
    [Fact]
    public void LeadsTo_FromEachState_IsWhatTheWaySays()
    {
        var ways = from one in Enum.GetValues<HomeVisitState>() from other in Enum.GetValues<HomeVisitState>() where one.LeadsTo(other) select $"{one} {other}";
        Assert.Equal(
            [
                "Requested Confirmed", "Requested Refused", "Requested Cancelled",
                "Confirmed Planned", "Confirmed Refused", "Confirmed Cancelled",
                "Planned Planned", "Planned UnderWay", "Planned Cancelled",
                "UnderWay Accepted", "UnderWay NotAtHome", "UnderWay Refused",
            ],
            ways,
            StringComparer.Ordinal);
        Assert.Equal(
            [HomeVisitState.Accepted, HomeVisitState.NotAtHome, HomeVisitState.Refused, HomeVisitState.Cancelled],
            Enum.GetValues<HomeVisitState>().Where(state => state.IsClosed()));
    }
}
