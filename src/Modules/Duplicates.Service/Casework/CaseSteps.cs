using System.Collections.Frozen;
using Duplicates.Domain.Applications;

namespace Duplicates.Service.Casework;

/// <summary>Which actions lead a case from task to task, and by which events one knows them.</summary>
internal static class CaseSteps
{
    /// <summary>The actions that a process waits for. Others, like annulling a duplicate, are possible beside it.</summary>
    public static FrozenSet<NextAction> All { get; } = FrozenSet.Create(
        NextAction.StartReview,
        NextAction.RecordSearch,
        NextAction.Propose,
        NextAction.Approve,
        NextAction.ReturnProposal,
        NextAction.AppointHearing,
        NextAction.RecordHearing,
        NextAction.Refuse,
        NextAction.Prepare,
        NextAction.SpoilBlank,
        NextAction.MarkReady,
        NextAction.HandOver,
        NextAction.Redirect);

    /// <summary>
    /// What need not be done again when a case goes back: a reopened one is under review, and the records say what they said;
    /// one whose duplicate is made anew is approved, too.
    /// </summary>
    public static IReadOnlyList<string> StillDone(DuplicateApplication application) =>
    [
        nameof(NextAction.StartReview),
        .. application.RecordsSearch is null ? Array.Empty<string>() : [nameof(NextAction.RecordSearch)],
        .. application.State is ApplicationState.Approved ? [nameof(NextAction.Propose), nameof(NextAction.Approve)] : Array.Empty<string>(),
    ];

    /// <summary>The action that an event is the trace of; null for an event that leads nowhere else.</summary>
    public static NextAction? Of(ApplicationEvent happened) => happened switch
    {
        ReviewStarted => NextAction.StartReview,
        RecordsSearched => NextAction.RecordSearch,
        DecisionProposed => NextAction.Propose,
        ProposalReturned => NextAction.ReturnProposal,
        HearingAppointed => NextAction.AppointHearing,
        HearingRecorded => NextAction.RecordHearing,
        ApplicationApproved => NextAction.Approve,
        ApplicationRefused => NextAction.Refuse,
        DuplicatePrepared => NextAction.Prepare,
        BlankSpoiled => NextAction.SpoilBlank,
        DuplicateReady => NextAction.MarkReady,
        DuplicateHandedOver => NextAction.HandOver,
        ApplicationRedirected => NextAction.Redirect,
        _ => null,
    };
}
