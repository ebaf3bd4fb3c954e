namespace Duplicates.Domain.Applications;

/// <summary>The blank of a prepared duplicate was spoiled: its register entry is void, and a new blank is filled in.</summary>
public sealed record BlankSpoiled(DateTimeOffset At, Actor By, Guid DuplicateId, string SeriesAndNumber, int RegisterEntry, string Reason)
    : ApplicationEvent(At, By);

/// <summary>The signed duplicate went to the office of the Corporation where the applicant collects it (R5.7).</summary>
/// <param name="At">UTC instant.</param>
/// <param name="By">Who sent it.</param>
/// <param name="ToOfficeId">The office of the Corporation.</param>
/// <param name="ToOfficeName">Its name on that day.</param>
/// <param name="LastDay">The last day on which it would have been in time: one working day before the due date.</param>
/// <param name="IsLate">It was sent later than that.</param>
public sealed record DuplicateSentToCorporation(DateTimeOffset At, Actor By, string ToOfficeId, BilingualText ToOfficeName, DateOnly LastDay, bool IsLate)
    : ApplicationEvent(At, By);

/// <summary>The office of the Corporation received the duplicate.</summary>
public sealed record DuplicateArrivedAtCorporation(DateTimeOffset At, Actor By) : ApplicationEvent(At, By);

/// <summary>The applicant was reminded that the duplicate waits at the office of the Corporation.</summary>
/// <param name="At">UTC instant.</param>
/// <param name="By">The service.</param>
/// <param name="KeptUntil">The last day (Almaty) on which it waits there; then it goes back to the school.</param>
public sealed record CollectionReminded(DateTimeOffset At, Actor By, DateOnly KeptUntil) : ApplicationEvent(At, By);

/// <summary>Nobody collected the duplicate at the office of the Corporation: it is back at the school.</summary>
public sealed record DuplicateReturned(DateTimeOffset At, Actor By) : ApplicationEvent(At, By);

/// <summary>The applicant asked for a duplicate that had gone back: it is sent to the office of the Corporation again.</summary>
/// <param name="At">UTC instant.</param>
/// <param name="By">Who asked, or the officer who was asked.</param>
/// <param name="SendBy">The last day (Almaty) on which it leaves the school in time.</param>
public sealed record CollectionRequested(DateTimeOffset At, Actor By, DateOnly SendBy) : ApplicationEvent(At, By);

/// <summary>The head certified what the book of record and issue says about the duplicate; the extract is a letter of its own.</summary>
public sealed record RegisterExtractIssued(DateTimeOffset At, Actor By) : ApplicationEvent(At, By);

/// <summary>The head took the duplicate's force away.</summary>
public sealed record DuplicateAnnulled(DateTimeOffset At, Actor By, string Reason) : ApplicationEvent(At, By)
{
    /// <summary>The duplicate in whose place another one is made, because nobody had collected it; null after the hand-over.</summary>
    public Guid? ReplacedDuplicateId { get; init; }
}
