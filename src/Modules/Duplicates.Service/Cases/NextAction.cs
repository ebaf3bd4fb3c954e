namespace Duplicates.Service.Cases;

/// <summary>What an officer can do with a case. When, where and in which role is said by the table of steps.</summary>
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

    /// <summary>Name another time or place for the hearing.</summary>
    MoveHearing,

    /// <summary>Answer the applicant's remark on the minutes.</summary>
    AnswerRemark,

    /// <summary>Print the receipt once more.</summary>
    ReprintReceipt,

    /// <summary>Enter an answer to a question that came on paper.</summary>
    EnterAnswer,

    /// <summary>Enter an answer to the invitation that came on paper.</summary>
    EnterHearingReply,

    /// <summary>Enter a remark on the minutes that came on paper.</summary>
    EnterRemark,

    /// <summary>Enter that the applicant takes the application back on paper.</summary>
    EnterWithdrawal,

    /// <summary>Note that the applicant asks for a duplicate that came back uncollected.</summary>
    SendAgain,
}
