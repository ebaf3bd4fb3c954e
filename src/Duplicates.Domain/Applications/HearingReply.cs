namespace Duplicates.Domain.Applications;

/// <summary>What the applicant answers to the invitation to a hearing (R7.4).</summary>
public enum HearingAttendance
{
    /// <summary>The applicant will come.</summary>
    WillAttend,

    /// <summary>The applicant answers in writing in place of coming.</summary>
    InWriting,

    /// <summary>The applicant needs no hearing.</summary>
    NotNeeded,
}

/// <summary>The applicant's answer to the invitation; a later one replaces an earlier one.</summary>
/// <param name="Attendance">Whether the applicant comes.</param>
/// <param name="Statement">What the applicant says on the preliminary decision; empty when nothing, never empty when answered in writing.</param>
public sealed record HearingReply(HearingAttendance Attendance, string Statement)
{
    /// <summary>Documents that the applicant shows before the decision; nothing has to come along (R3.4).</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>How it came, when it came on paper.</summary>
    public OnPaper? Paper { get; init; }
}

/// <summary>The applicant answered the invitation to the hearing.</summary>
public sealed record HearingAnswered(DateTimeOffset At, Actor By, HearingReply Reply) : ApplicationEvent(At, By), IHandsInFiles
{
    /// <inheritdoc />
    IReadOnlyList<AttachedFile> IHandsInFiles.Files => Reply.Paper?.Scan ?? Reply.Files;
}

/// <content>The applicant's part in the hearing.</content>
public sealed partial class DuplicateApplication
{
    /// <summary>The applicant's latest answer to the invitation, if there is one.</summary>
    public HearingReply? HearingReply { get; private set; }

    /// <summary>Whether the applicant can still answer: a hearing is appointed and not yet recorded.</summary>
    public bool CanAnswerHearing => State is ApplicationState.HearingAppointed && HearingRecord is null;

    /// <summary>The applicant answers the invitation to the hearing (R7.4), at home or on paper; only until the hearing is recorded.</summary>
    public void AnswerHearing(HearingReply reply, Actor by, DateTimeOffset at)
    {
        RequireSaidByApplicant(by, reply.Paper, PreliminaryNotice?.At ?? at, at);
        Require(CanAnswerHearing, RuleViolation.NotInThisState);
        Require(reply.Attendance is not HearingAttendance.InWriting || !string.IsNullOrWhiteSpace(reply.Statement), RuleViolation.ReasonsRequired);
        Append(new HearingAnswered(at, by, reply with { Statement = reply.Statement.Trim() }));
    }
}
