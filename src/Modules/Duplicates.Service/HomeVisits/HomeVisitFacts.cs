using Duplicates.Domain.HomeVisits;
using Duplicates.Domain.People;

namespace Duplicates.Service.HomeVisits;

/// <summary>Who is visited. No diagnosis is asked for, and none has a place here.</summary>
/// <param name="Name">The person.</param>
/// <param name="Iin">The person's IIN.</param>
/// <param name="Address">Where the workers go.</param>
/// <param name="Phone">By which the office calls back.</param>
internal sealed record HomeVisitFacts(PersonName Name, Iin Iin, string Address, string Phone)
{
    /// <summary>What is needed.</summary>
    public string? Need { get; init; }

    /// <summary>Who cares for the person and may open, or take the result.</summary>
    public string? Carer { get; init; }

    /// <summary>How to get in.</summary>
    public string? Access { get; init; }

    /// <summary>Why it was refused; null otherwise.</summary>
    public string? RefusedBecause { get; init; }
}

/// <summary>A visit as its office sees it.</summary>
/// <param name="Row">The visit.</param>
/// <param name="Facts">Who is visited; null once it is erased.</param>
internal sealed record HomeVisit(HomeVisitRow Row, HomeVisitFacts? Facts)
{
    /// <summary>Whether the visit can go on to a state.</summary>
    public bool LeadsTo(HomeVisitState state) => Row.State.LeadsTo(state);
}

/// <summary>When a visit takes place and who goes.</summary>
/// <param name="Day">The day (Almaty).</param>
/// <param name="From">Beginning of the window.</param>
/// <param name="To">Its end.</param>
/// <param name="FirstWorker">One of the two.</param>
/// <param name="SecondWorker">The other.</param>
internal sealed record HomeVisitPlan(DateOnly Day, TimeOnly From, TimeOnly To, string FirstWorker, string SecondWorker);

/// <summary>A visit has gone on meanwhile, or cannot do this; nothing was changed.</summary>
internal sealed class HomeVisitRefusedException() : Exception("The visit is not in a state from which this leads on.");
