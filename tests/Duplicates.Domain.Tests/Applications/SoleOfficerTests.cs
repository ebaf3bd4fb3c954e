using Duplicates.Domain.Applications;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>Who proposed does not decide, unless the school has one officer; then the record says so.</summary>
public sealed class SoleOfficerTests
{
    [Fact]
    public void Approve_ByTheProposerOfASchoolWithOneOfficer_IsRecordedAsSuch()
    {
        var application = Searched();
        application.ProposeApproval(Head, TakenUp);
        AssertBreaks(RuleViolation.SecondOfficerRequired, application, it => it.Approve(Head, Noticed));
        application.Approve(Head, Noticed, soleOfficer: true);
        Assert.True(Assert.IsType<ApplicationApproved>(application.History[^1]).BySoleOfficer);
    }

    [Fact]
    public void Approve_ByASecondPersonOfASchoolWithOneOfficer_IsNoLoneDecision()
    {
        var application = ProposedForApproval();
        application.Approve(Head, Noticed, soleOfficer: true);
        Assert.False(Assert.IsType<ApplicationApproved>(application.History[^1]).BySoleOfficer);
    }

    [Fact]
    public void Refuse_ByTheProposerOfASchoolWithOneOfficer_IsRecordedFromTheNoticeOn()
    {
        var application = Searched();
        application.ProposeRefusal(NotInRegister, Head, TakenUp);
        AssertBreaks(RuleViolation.SecondOfficerRequired, application, it => it.AppointHearing(HearingTime, "12", Terms, Hours, Calendar, Head, Noticed));
        application.AppointHearing(HearingTime, "12", Terms, Hours, Calendar, Head, Noticed, soleOfficer: true);
        Assert.True(Assert.IsType<HearingAppointed>(application.History[^1]).BySoleOfficer);
        application.RecordHearing(Attended, Terms, Calendar, Head, AfterHearing);
        AssertBreaks(RuleViolation.SecondOfficerRequired, application, it => it.Refuse(NotInRegister, Terms, Calendar, Head, Later));
        application.Refuse(NotInRegister, Terms, Calendar, Head, Later, soleOfficer: true);
        Assert.True(Assert.IsType<ApplicationRefused>(application.History[^1]).BySoleOfficer);
    }

    [Fact]
    public void Approve_ByAClerkOfASchoolWithOneOfficer_IsRefused() =>
        AssertBreaks(RuleViolation.RoleNotAllowed, ProposedForApproval(), it => it.Approve(OtherClerk, Noticed, soleOfficer: true));
}
