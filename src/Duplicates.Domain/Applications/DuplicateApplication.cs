using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;

namespace Duplicates.Domain.Applications;

/// <summary>
/// One case: an application for a duplicate from the first answer to the hand-over or the refusal.
/// All it knows follows from its history; every command either appends an event or throws
/// <see cref="RuleViolationException"/> and changes nothing.
/// </summary>
public sealed partial class DuplicateApplication
{
    private readonly List<ApplicationEvent> _history = [];

    private DuplicateApplication(Guid id) => Id = id;

    /// <summary>The internal identity; the public one is <see cref="Number"/>.</summary>
    public Guid Id { get; }

    /// <summary>Where the case stands.</summary>
    public ApplicationState State { get; private set; }

    /// <summary>Everything that happened, oldest first.</summary>
    public IReadOnlyList<ApplicationEvent> History => _history.AsReadOnly();

    /// <summary>How many events of the history were already stored when the case was read.</summary>
    public int StoredEvents { get; private set; }

    /// <summary>The events that are new since the case was read.</summary>
    public IEnumerable<ApplicationEvent> NewEvents => _history.Skip(StoredEvents);

    /// <summary>The number, once registered.</summary>
    public ApplicationNumber? Number { get; private set; }

    /// <summary>What was signed, once submitted.</summary>
    public ApplicationContent? Content { get; private set; }

    /// <summary>The proof of signing, once submitted.</summary>
    public ApplicationSignature? Signature { get; private set; }

    /// <summary>When and why then it counts as accepted (R5.2), once registered.</summary>
    public Acceptance? Acceptance { get; private set; }

    /// <summary>The due date with its explanation (R5), once registered.</summary>
    public Deadline? Deadline { get; private set; }

    /// <summary>The organisation that holds the case now.</summary>
    public string? OfficeId { get; private set; }

    /// <summary>What the records say, once searched.</summary>
    public RecordsSearch? RecordsSearch { get; private set; }

    /// <summary>The proposal that waits for the head, if there is one.</summary>
    public DecisionProposal? Proposal { get; private set; }

    /// <summary>The hearing, once appointed.</summary>
    public HearingAppointment? Hearing { get; private set; }

    /// <summary>The notice of the preliminary refusal from which its terms count (R7.5); null before it.</summary>
    public HearingAppointed? PreliminaryNotice { get; private set; }

    /// <summary>How the hearing went, once recorded.</summary>
    public HearingRecord? HearingRecord { get; private set; }

    /// <summary>The refusal, once given.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The duplicate, once prepared.</summary>
    public Guid? DuplicateId { get; private set; }

    /// <summary>To whom it was given, once handed over.</summary>
    public HandOver? HandOver { get; private set; }

    /// <summary>A person begins an application.</summary>
    public static DuplicateApplication Draft(Guid id, Iin applicant, Actor by, DateTimeOffset at)
    {
        var application = new DuplicateApplication(id);
        application.Append(new ApplicationDrafted(at, by, applicant));
        return application;
    }

    /// <summary>Reads a case from its stored history.</summary>
    /// <exception cref="ArgumentException">The history does not begin with <see cref="ApplicationDrafted"/>.</exception>
    public static DuplicateApplication FromHistory(Guid id, IEnumerable<ApplicationEvent> history)
    {
        var application = new DuplicateApplication(id);
        foreach (var happened in history)
        {
            application.Append(happened);
        }

        if (application._history is not [ApplicationDrafted, ..])
        {
            throw new ArgumentException("A history begins with the draft.", nameof(history));
        }

        application.StoredEvents = application._history.Count;
        return application;
    }

    /// <summary>The case as it was before one of the events of its history, which is not the first.</summary>
    public DuplicateApplication Before(ApplicationEvent happened) => FromHistory(Id, _history.TakeWhile(one => !ReferenceEquals(one, happened)));

    /// <summary>The service has stored all events: none is new any more.</summary>
    public void MarkStored() => StoredEvents = _history.Count;

    private void Append(ApplicationEvent happened)
    {
        Apply(happened);
        _history.Add(happened);
    }

    private void Apply(ApplicationEvent happened)
    {
        switch (happened)
        {
            case ApplicationSubmitted submitted:
                Content = submitted.Content;
                Signature = submitted.Signature;
                OfficeId = submitted.Content.OfficeId;
                break;
            case ApplicationRegistered registered:
                (Number, Acceptance, Deadline) = (registered.Number, registered.Acceptance, registered.Deadline);
                break;
            case DueDateRecalculated recalculated:
                Deadline = recalculated.Deadline;
                break;
            case RecordsSearched searched:
                RecordsSearch = searched.Search;
                break;
            case DecisionProposed proposed:
                Proposal = proposed.Proposal;
                break;
            case ProposalReturned:
                (Proposal, PreliminaryNotice, Hearing, HearingRecord, HearingReply) = (null, null, null, null, null);
                break;
            case HearingMoved moved:
                Hearing = moved.Appointment;
                break;
            case HearingAppointed appointed:
                (PreliminaryNotice, Hearing, HearingRecord, HearingReply) = (appointed, appointed.Appointment, null, null);
                break;
            case HearingAnswered answered:
                HearingReply = answered.Reply;
                break;
            case HearingRecorded recorded:
                HearingRecord = recorded.Record;
                break;
            case ApplicationRefused refused:
                Refusal = refused.Refusal;
                break;
            case ApplicationRedirected redirected:
                (OfficeId, RecordsSearch, Proposal) = (redirected.ToOfficeId, null, null);
                break;
        }

        ApplyDuplicate(happened);
        ApplyAssignment(happened);
        ApplyQuestion(happened);
        ApplyChecklist(happened);
        ApplyRemark(happened);
        ApplyIntake(happened);
        State = StateAfter(happened) ?? State;
    }

    private void ApplyDuplicate(ApplicationEvent happened)
    {
        switch (happened)
        {
            case DuplicatePrepared prepared:
                DuplicateId = prepared.DuplicateId;
                break;
            case DuplicateHandedOver handedOver:
                HandOver = handedOver.HandOver;
                break;
            case BlankSpoiled:
                DuplicateId = null;
                break;
            case DuplicateSentToCorporation sent:
                Sending = sent;
                break;
            case DuplicateArrivedAtCorporation arrived:
                (ArrivedAt, FirstArrivedAt) = (arrived.At, FirstArrivedAt ?? arrived.At);
                break;
            case DuplicateReturned:
                (Sending, ArrivedAt, WasReturned, SendAgainBy) = (null, null, true, null);
                break;
            case CollectionRequested requested:
                SendAgainBy = requested.SendBy;
                break;
            case DuplicateAnnulled { ReplacedDuplicateId: not null }:
                (DuplicateId, Sending, ArrivedAt, FirstArrivedAt) = (null, null, null, null);
                (WasReturned, SendAgainBy) = (false, null);
                break;
            case DuplicateAnnulled:
                IsAnnulled = true;
                break;
            case CaseReopened reopened:
                (Deadline, Refusal, Proposal) = (reopened.Deadline, null, null);
                (PreliminaryNotice, Hearing, HearingRecord, HearingReply) = (null, null, null, null);
                break;
        }
    }

    private static ApplicationState? StateAfter(ApplicationEvent happened) => happened switch
    {
        ApplicationDrafted => ApplicationState.Draft,
        ApplicationSubmitted => ApplicationState.Submitted,
        ApplicationRegistered => ApplicationState.Registered,
        ReviewStarted or ProposalReturned => ApplicationState.UnderReview,
        HearingAppointed => ApplicationState.HearingAppointed,
        ApplicationApproved => ApplicationState.Approved,
        ApplicationRefused => ApplicationState.Refused,
        DuplicatePrepared => ApplicationState.Prepared,
        BlankSpoiled => ApplicationState.Approved,
        DuplicateAnnulled { ReplacedDuplicateId: not null } => ApplicationState.Approved,
        DuplicateReady => ApplicationState.Ready,
        DuplicateHandedOver => ApplicationState.HandedOver,
        ApplicationWithdrawn => ApplicationState.Withdrawn,
        ApplicationRedirected => ApplicationState.Redirected,
        CaseReopened => ApplicationState.UnderReview,
        _ => null,
    };
}
