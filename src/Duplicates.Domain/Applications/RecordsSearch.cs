namespace Duplicates.Domain.Applications;

/// <summary>What the school's own records say about the original.</summary>
public enum RecordsSearchOutcome
{
    /// <summary>The entry was found.</summary>
    Found,

    /// <summary>The register has no such entry.</summary>
    NotFound,

    /// <summary>The register itself is lost or unreadable.</summary>
    RegisterLost,
}

/// <summary>The result of searching the book of record and issue.</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="RegisterEntry">The entry as the register numbers it; null unless found.</param>
/// <param name="OriginalSeriesAndNumber">Series and number of the original; null when the register does not show them.</param>
/// <param name="Note">Anything the head should know; null when nothing.</param>
public sealed record RecordsSearch(RecordsSearchOutcome Outcome, string? RegisterEntry, string? OriginalSeriesAndNumber, string? Note);

/// <summary>What the clerk proposes and the head decides.</summary>
public enum ProposedOutcome
{
    /// <summary>Issue the duplicate.</summary>
    Approve,

    /// <summary>Refuse on a ground of R7.</summary>
    Refuse,
}

/// <summary>The clerk's proposal.</summary>
/// <param name="Outcome">Issue or refuse.</param>
/// <param name="Refusal">Grounds and reasons; null exactly when the outcome is to issue.</param>
/// <param name="ProposedBy">Account id of the proposer, who cannot also decide.</param>
public sealed record DecisionProposal(ProposedOutcome Outcome, Refusal? Refusal, string ProposedBy);
