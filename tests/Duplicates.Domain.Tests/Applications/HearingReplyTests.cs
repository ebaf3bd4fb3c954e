using Duplicates.Domain.Applications;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>The applicant's answer to the invitation to a hearing (R7.4).</summary>
public sealed class HearingReplyTests
{
    private static readonly HearingReply Comes = new(HearingAttendance.WillAttend, string.Empty);

    [Fact]
    public void AnswerHearing_InWriting_KeepsTheStatement()
    {
        var application = HearingAppointed();

        application.AnswerHearing(new(HearingAttendance.InWriting, " Түпнұсқа табылды. "), Applicant, AfterHearing);

        Assert.Equal(new HearingReply(HearingAttendance.InWriting, "Түпнұсқа табылды."), application.HearingReply);
        Assert.Equal(ApplicationState.HearingAppointed, application.State);
    }

    [Fact]
    public void AnswerHearing_WithDocuments_HandsThemIn()
    {
        var application = HearingAppointed();
        var copy = new AttachedFile(Guid.NewGuid(), "көшірме.pdf", AttachedFileKind.Pdf, 100, new('a', 64));

        application.AnswerHearing(Comes with { Files = [copy] }, Applicant, Noticed);

        Assert.Equal([copy], application.HearingReply!.Files);
        Assert.Equal([copy], Assert.IsAssignableFrom<IHandsInFiles>(application.History[^1]).Files);
    }

    [Fact]
    public void AnswerHearing_Twice_TheLaterHolds()
    {
        var application = HearingAppointed();

        application.AnswerHearing(new(HearingAttendance.NotNeeded, string.Empty), Applicant, Noticed);
        application.AnswerHearing(Comes, Applicant, AfterHearing);

        Assert.Equal(Comes, application.HearingReply);
        Assert.Equal(2, application.History.OfType<HearingAnswered>().Count());
    }

    [Fact]
    public void AnswerHearing_InWritingWithoutAWord_IsRefused() =>
        AssertBreaks(RuleViolation.ReasonsRequired, HearingAppointed(), it => it.AnswerHearing(new(HearingAttendance.InWriting, " "), Applicant, Noticed));

    [Fact]
    public void AnswerHearing_ByAnotherPerson_IsRefused()
    {
        AssertBreaks(RuleViolation.RoleNotAllowed, HearingAppointed(), it => it.AnswerHearing(Comes, Clerk, Noticed));
        AssertBreaks(RuleViolation.RoleNotAllowed, HearingAppointed(), it => it.AnswerHearing(Comes, Applicant with { Id = "applicant-2" }, Noticed));
    }

    [Fact]
    public void AnswerHearing_WithoutInvitationOrAfterTheRecord_IsRefused()
    {
        AssertBreaks(RuleViolation.NotInThisState, ProposedForRefusal(), it => it.AnswerHearing(Comes, Applicant, Noticed));
        AssertBreaks(RuleViolation.NotInThisState, Heard(), it => it.AnswerHearing(Comes, Applicant, Later));
        AssertBreaks(RuleViolation.NotInThisState, Refused(), it => it.AnswerHearing(Comes, Applicant, Later));
    }
}
