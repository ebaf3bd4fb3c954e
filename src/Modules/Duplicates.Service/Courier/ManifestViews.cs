using Duplicates.Domain.Courier;

namespace Duplicates.Service.Courier;

/// <summary>Why something cannot be done with a manifest; each has its own sentence, and a line in the audit log.</summary>
internal enum ManifestRefusal
{
    /// <summary>The code is of no case that the office knows.</summary>
    UnknownCode,

    /// <summary>Nothing of this case is to travel from here.</summary>
    NothingToCarry,

    /// <summary>It has to go to another office than the manifest.</summary>
    OtherDestination,

    /// <summary>It lies on another open manifest.</summary>
    OnAnotherManifest,

    /// <summary>It was scanned already.</summary>
    ScannedTwice,

    /// <summary>The seal has no number.</summary>
    SealMissing,

    /// <summary>A seal with this number was used before.</summary>
    SealUsed,

    /// <summary>Nothing lies on the manifest.</summary>
    Empty,

    /// <summary>A colleague or the other side has taken the manifest further.</summary>
    WrongState,

    /// <summary>Differences are not settled yet.</summary>
    DifferencesOpen,

    /// <summary>Nothing travels between these two offices.</summary>
    NoSuchWay,
}

/// <summary>Something cannot be done with a manifest; nothing was changed.</summary>
/// <param name="why">Why.</param>
/// <param name="detail">What the sentence names: an office, a manifest, who scanned it.</param>
internal sealed class ManifestRefusedException(ManifestRefusal why, string detail = "") : Exception($"The manifest refuses: {why}.")
{
    /// <summary>Why.</summary>
    public ManifestRefusal Why { get; } = why;

    /// <summary>What the sentence names.</summary>
    public string Detail { get; } = detail;
}

/// <summary>A line as both sides see it.</summary>
/// <param name="Row">The line.</param>
/// <param name="DueOn">The due date of its case (Almaty); null of a case without one.</param>
/// <param name="LastArrivalDay">A result that arrives later is too late (R5.7); null of papers.</param>
internal sealed record ManifestLine(ManifestLineRow Row, DateOnly? DueOn, DateOnly? LastArrivalDay)
{
    /// <summary>The number as people read it.</summary>
    public string SpokenNumber => $"{Row.CaseNumber[..3]}-{Row.CaseNumber[3..6]}-{Row.CaseNumber[6..]}";
}

/// <summary>A manifest as one of both sides sees it.</summary>
/// <param name="Row">The manifest.</param>
/// <param name="Lines">Its lines, the last packed first.</param>
/// <param name="IsSender">The reader works at the sending office.</param>
internal sealed record ManifestView(ManifestRow Row, IReadOnlyList<ManifestLine> Lines, bool IsSender)
{
    /// <summary>The act of differences; empty when there are none.</summary>
    public IEnumerable<ManifestLine> Differences => Lines.Where(line => line.Row.State.IsDifference());

    /// <summary>Whether the reader settles this difference: the sender what is missing, the receiver what came.</summary>
    public bool Settles(ManifestLine line) => line.Row is { Settlement: null } && line.Row.State.IsDifference() && IsSender == line.Row.State is LineState.Missing;
}

/// <summary>What waits at an office to travel to another.</summary>
/// <param name="ToOfficeId">The other office.</param>
/// <param name="Count">How many things.</param>
/// <param name="FirstDueOn">The earliest due date among them; null when none has one.</param>
internal sealed record WaitingWay(string ToOfficeId, int Count, DateOnly? FirstDueOn);
