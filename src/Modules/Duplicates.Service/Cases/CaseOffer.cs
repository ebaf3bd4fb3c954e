using Duplicates.Domain.Applications;

namespace Duplicates.Service.Cases;

/// <summary>How an action is offered to an officer.</summary>
internal enum Offered
{
    /// <summary>Not now.</summary>
    No,

    /// <summary>As the next thing to do.</summary>
    First,

    /// <summary>As another way to go on.</summary>
    Also,

    /// <summary>As something that leads the case nowhere else.</summary>
    Beside,
}

/// <summary>An officer before a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Officer">Who looks at it.</param>
/// <param name="HasSoleOfficer">The school has one officer, who decides what the same person proposed.</param>
internal readonly record struct CaseLook(DuplicateApplication Case, Actor Officer, bool HasSoleOfficer)
{
    /// <summary>Where the case stands.</summary>
    public ApplicationState State => Case.State;

    /// <summary>A proposal waits, and this officer may decide on it.</summary>
    public bool MayDecide => Case.Proposal is not null && Case.MayDecide(Officer, HasSoleOfficer);

    /// <summary>The case is with the school that has yet to propose something.</summary>
    public bool IsBeforeProposal => State is ApplicationState.UnderReview && Case.Proposal is null;

    /// <summary>The signed duplicate lies at the school.</summary>
    public bool IsDuplicateHere => State is ApplicationState.Ready && !Case.IsAnnulled && Case.Sending is null;
}

/// <summary>What an officer does, where, and when it makes sense; the rules of the case still guard it.</summary>
/// <param name="Action">The action; workflows know it by this name.</param>
/// <param name="Address">The last part of the address of its page, below the case.</param>
/// <param name="When">How it is offered to this officer now.</param>
internal sealed record CaseOffer(NextAction Action, string Address, Func<CaseLook, Offered> When)
{
    /// <summary>It decides on a proposal, so it is another officer's than the proposer's, unless the school has one officer only.</summary>
    public bool Decides { get; init; }
}
