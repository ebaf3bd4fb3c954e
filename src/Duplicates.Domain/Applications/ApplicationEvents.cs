using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;

namespace Duplicates.Domain.Applications;

/// <summary>Something that happened to a case: never changed, never deleted.</summary>
/// <param name="At">UTC instant.</param>
/// <param name="By">Who did it.</param>
public abstract record ApplicationEvent(DateTimeOffset At, Actor By);

/// <summary>A person began to fill in an application.</summary>
public sealed record ApplicationDrafted(DateTimeOffset At, Actor By, Iin Applicant) : ApplicationEvent(At, By);

/// <summary>The applicant consented, signed and sent it.</summary>
public sealed record ApplicationSubmitted(DateTimeOffset At, Actor By, ApplicationContent Content, ApplicationSignature Signature, Consent Consent)
    : ApplicationEvent(At, By), IHandsInFiles
{
    /// <summary>By which door it came, and what was seen there; null for what was stored before doors were told apart.</summary>
    public IntakeFacts? Intake { get; init; }

    /// <inheritdoc />
    IReadOnlyList<AttachedFile> IHandsInFiles.Files => Content.Files;
}

/// <summary>It got a number and a due date (R5).</summary>
public sealed record ApplicationRegistered(DateTimeOffset At, Actor By, ApplicationNumber Number, Acceptance Acceptance, Deadline Deadline)
    : ApplicationEvent(At, By);

/// <summary>The calendar changed and with it the due date, or only the count of days that explains it (R5.4).</summary>
public sealed record DueDateRecalculated(DateTimeOffset At, Actor By, DateOnly OldDueOn, Deadline Deadline, string Cause) : ApplicationEvent(At, By)
{
    /// <summary>Whether the due date itself is another one now.</summary>
    public bool IsMoved() => OldDueOn != Deadline.DueOn;
}

/// <summary>A clerk took the case up.</summary>
public sealed record ReviewStarted(DateTimeOffset At, Actor By) : ApplicationEvent(At, By);

/// <summary>The records were searched.</summary>
public sealed record RecordsSearched(DateTimeOffset At, Actor By, RecordsSearch Search) : ApplicationEvent(At, By);

/// <summary>The clerk proposed a decision.</summary>
public sealed record DecisionProposed(DateTimeOffset At, Actor By, DecisionProposal Proposal) : ApplicationEvent(At, By);

/// <summary>The head sent the proposal back; after a hearing the notice no longer holds, and another refusal needs another one.</summary>
public sealed record ProposalReturned(DateTimeOffset At, Actor By, string Note) : ApplicationEvent(At, By);

/// <summary>The applicant was told of the preliminary refusal and of the hearing (R7.4).</summary>
public sealed record HearingAppointed(DateTimeOffset At, Actor By, Refusal Preliminary, HearingAppointment Appointment) : ApplicationEvent(At, By)
{
    /// <summary>One person proposed and decided, because the school has one officer only.</summary>
    public bool BySoleOfficer { get; init; }
}

/// <summary>The hearing got another time or place; the terms of the notice go on (R7.6).</summary>
public sealed record HearingMoved(DateTimeOffset At, Actor By, HearingAppointment Appointment) : ApplicationEvent(At, By);

/// <summary>The hearing took place, or was not needed.</summary>
public sealed record HearingRecorded(DateTimeOffset At, Actor By, HearingRecord Record) : ApplicationEvent(At, By)
{
    /// <summary>The day up to which the minutes would have been in time (R7.6); null when they were.</summary>
    public DateOnly? MissedDay { get; init; }
}

/// <summary>The head decided to issue the duplicate.</summary>
public sealed record ApplicationApproved(DateTimeOffset At, Actor By) : ApplicationEvent(At, By)
{
    /// <summary>One person proposed and decided, because the school has one officer only.</summary>
    public bool BySoleOfficer { get; init; }
}

/// <summary>The head refused (R7).</summary>
public sealed record ApplicationRefused(DateTimeOffset At, Actor By, Refusal Refusal) : ApplicationEvent(At, By)
{
    /// <summary>One person proposed and decided, because the school has one officer only.</summary>
    public bool BySoleOfficer { get; init; }
}

/// <summary>The duplicate was filled in and entered in the register.</summary>
public sealed record DuplicatePrepared(DateTimeOffset At, Actor By, Guid DuplicateId, string SeriesAndNumber, int RegisterEntry) : ApplicationEvent(At, By);

/// <summary>The head and the deputy signed; it waits for the applicant.</summary>
public sealed record DuplicateReady(DateTimeOffset At, Actor By) : ApplicationEvent(At, By);

/// <summary>It was given to a named person.</summary>
public sealed record DuplicateHandedOver(DateTimeOffset At, Actor By, HandOver HandOver) : ApplicationEvent(At, By);

/// <summary>The applicant took the application back.</summary>
public sealed record ApplicationWithdrawn(DateTimeOffset At, Actor By) : ApplicationEvent(At, By), IHandsInFiles
{
    /// <summary>How it came, when it came on paper.</summary>
    public OnPaper? Paper { get; init; }

    /// <inheritdoc />
    IReadOnlyList<AttachedFile> IHandsInFiles.Files => Paper?.Scan ?? [];
}

/// <summary>The case went to the organisation that holds the records.</summary>
public sealed record ApplicationRedirected(DateTimeOffset At, Actor By, string FromOfficeId, string ToOfficeId, BilingualText ToOfficeName, string Cause)
    : ApplicationEvent(At, By)
{
    /// <summary>The day up to which it would have been in time (R5.9); null when it was.</summary>
    public DateOnly? MissedDay { get; init; }
}

/// <summary>To whom the duplicate was given, and what proved the identity.</summary>
/// <param name="Recipient">Full name.</param>
/// <param name="IdentityDocument">Kind and number of the identity document that was shown.</param>
public sealed record HandOver(string Recipient, string IdentityDocument)
{
    /// <summary>The paper by which somebody else than applicant and learner may receive it; null when one of these came. A receipt alone gives no right to it.</summary>
    public string? Representation { get; init; }
}
