namespace Duplicates.Domain.HomeVisits;

/// <summary>Where a visit at home stands (R8.1). The names are stored: they stay.</summary>
public enum HomeVisitState
{
    /// <summary>Somebody asked for it.</summary>
    Requested,

    /// <summary>The office called back and has seen that the person is entitled to it.</summary>
    Confirmed,

    /// <summary>It has a day, a window of time and two workers.</summary>
    Planned,

    /// <summary>The workers are on their way or there.</summary>
    UnderWay,

    /// <summary>The application was taken in.</summary>
    Accepted,

    /// <summary>Nobody opened.</summary>
    NotAtHome,

    /// <summary>It does not take place; the reason was told.</summary>
    Refused,

    /// <summary>It is not wanted any more.</summary>
    Cancelled,
}

/// <summary>Which way a visit at home goes.</summary>
public static class HomeVisitRules
{
    private static readonly Dictionary<HomeVisitState, HomeVisitState[]> Ways = new()
    {
        [HomeVisitState.Requested] = [HomeVisitState.Confirmed, HomeVisitState.Refused, HomeVisitState.Cancelled],
        [HomeVisitState.Confirmed] = [HomeVisitState.Planned, HomeVisitState.Refused, HomeVisitState.Cancelled],
        [HomeVisitState.Planned] = [HomeVisitState.Planned, HomeVisitState.UnderWay, HomeVisitState.Cancelled],
        [HomeVisitState.UnderWay] = [HomeVisitState.Accepted, HomeVisitState.NotAtHome, HomeVisitState.Refused],
    };

    /// <summary>Whether a visit can go from one state to another; a planned one can be planned anew.</summary>
    public static bool LeadsTo(this HomeVisitState from, HomeVisitState to) => Ways.TryGetValue(from, out var ways) && ways.Contains(to);

    /// <summary>Nothing happens to it any more.</summary>
    public static bool IsClosed(this HomeVisitState state) => !Ways.ContainsKey(state);
}
