using Duplicates.Domain.Applications;

namespace Duplicates.Service.Casework;

/// <summary>What an officer can do with a case now; the first is the main one.</summary>
internal enum NextAction
{
    /// <summary>Take the case up.</summary>
    StartReview,

    /// <summary>Record what the register says.</summary>
    RecordSearch,

    /// <summary>Propose a decision.</summary>
    Propose,

    /// <summary>Approve.</summary>
    Approve,

    /// <summary>Send the proposal back.</summary>
    ReturnProposal,

    /// <summary>Tell the applicant of the preliminary refusal and appoint a hearing.</summary>
    AppointHearing,

    /// <summary>Record how the hearing went.</summary>
    RecordHearing,

    /// <summary>Refuse.</summary>
    Refuse,

    /// <summary>Enter the data of the duplicate.</summary>
    Prepare,

    /// <summary>State that it is signed.</summary>
    MarkReady,

    /// <summary>Hand it over.</summary>
    HandOver,

    /// <summary>Pass the case on.</summary>
    Redirect,

    /// <summary>Take the duplicate's force away.</summary>
    Annul,

    /// <summary>Record that the filled-in blank was spoiled.</summary>
    SpoilBlank,

    /// <summary>Send the duplicate to the office of the Corporation.</summary>
    SendToCorporation,

    /// <summary>Claim the case, give it to a colleague or put it back.</summary>
    ChangeHolder,

    /// <summary>Tick what is in order of the list of R3.</summary>
    MarkChecklist,

    /// <summary>Ask the applicant.</summary>
    Ask,

    /// <summary>Write to colleagues.</summary>
    AddNote,

    /// <summary>Certify what the book of record and issue says.</summary>
    IssueExtract,
}

/// <summary>Finds the actions that make sense.</summary>
internal static class NextActions
{
    /// <summary>The actions for this officer; the domain still guards each of them.</summary>
    /// <param name="application">The case.</param>
    /// <param name="officer">Who looks at it.</param>
    /// <param name="soleOfficer">The school has one officer, who decides what the same person proposed.</param>
    public static IEnumerable<NextAction> For(DuplicateApplication application, Actor officer, bool soleOfficer)
    {
        var isHead = officer.Role is ActorRole.SchoolHead;
        var isSecond = isHead && (soleOfficer || !string.Equals(application.Proposal?.ProposedBy, officer.Id, StringComparison.Ordinal));
        return application.State switch
        {
            ApplicationState.Registered or ApplicationState.Redirected => [NextAction.StartReview, NextAction.Redirect],
            ApplicationState.UnderReview when application.Proposal is null => application.RecordsSearch is null
                ? [NextAction.RecordSearch, NextAction.Redirect]
                : [NextAction.Propose, NextAction.RecordSearch, NextAction.Redirect],
            ApplicationState.UnderReview when isSecond => application.Proposal!.Outcome is ProposedOutcome.Approve
                ? [NextAction.Approve, NextAction.ReturnProposal]
                : [NextAction.AppointHearing, NextAction.Approve, NextAction.ReturnProposal],
            ApplicationState.HearingAppointed when application.HearingRecord is null => [NextAction.RecordHearing],
            ApplicationState.HearingAppointed when isSecond => [NextAction.Refuse, NextAction.Approve],
            ApplicationState.Approved => [NextAction.Prepare],
            ApplicationState.Prepared when isHead => [NextAction.MarkReady],
            _ when application.IsAnnulled => [],
            ApplicationState.Ready when application.Sending is not null => isHead ? [NextAction.Annul] : [],
            ApplicationState.Ready when application.IsCollectedElsewhere => isHead
                ? [NextAction.SendToCorporation, NextAction.HandOver, NextAction.Annul]
                : [NextAction.SendToCorporation, NextAction.HandOver],
            ApplicationState.Ready => isHead ? [NextAction.HandOver, NextAction.Annul] : [NextAction.HandOver],
            ApplicationState.HandedOver when isHead => [NextAction.Annul],
            _ => [],
        };
    }

    /// <summary>What this officer can do beside the way of the case; it moves the case nowhere.</summary>
    public static IEnumerable<NextAction> Beside(DuplicateApplication application, Actor officer)
    {
        if (application.CanBeAsked)
        {
            yield return NextAction.Ask;
        }

        if (application.State.IsOpen() && !application.State.IsDecided())
        {
            yield return NextAction.MarkChecklist;
        }

        if (application.State.IsOpen())
        {
            yield return NextAction.ChangeHolder;
        }

        if (application.State is ApplicationState.Prepared)
        {
            yield return NextAction.SpoilBlank;
        }

        if (application.HasSignedDuplicate && officer.Role is ActorRole.SchoolHead)
        {
            yield return NextAction.IssueExtract;
        }

        yield return NextAction.AddNote;
    }

    /// <summary>The address of the action below the case's address.</summary>
    public static string Path(this NextAction action) => action switch
    {
        NextAction.RecordSearch => "search",
        NextAction.Propose => "propose",
        NextAction.ReturnProposal => "return",
        NextAction.AppointHearing => "hearing",
        NextAction.RecordHearing => "hearing-record",
        NextAction.HandOver => "hand-over",
        NextAction.StartReview => "start",
        NextAction.MarkReady => "ready",
        NextAction.SpoilBlank => "spoil",
        NextAction.SendToCorporation => "send",
        NextAction.ChangeHolder => "holder",
        NextAction.MarkChecklist => "checklist",
        NextAction.Ask => "question",
        NextAction.AddNote => "note",
        NextAction.IssueExtract => "register-extract",
        _ => action.ToString().ToLowerInvariant(),
    };
}
