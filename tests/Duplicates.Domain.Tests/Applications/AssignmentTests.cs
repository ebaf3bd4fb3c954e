using Duplicates.Domain.Applications;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

public sealed class AssignmentTests
{
    [Fact]
    public void Claim_CaseNobodyHolds_MakesTheOfficerItsHolder()
    {
        var application = Registered();
        application.Claim(" ертең қараймын ", Clerk, TakenUp);
        Assert.Equal(Clerk, application.Assignee);
        Assert.Equal("ертең қараймын", Assert.IsType<CaseAssigned>(application.History[^1]).Note);
        Assert.Equal(ApplicationState.Registered, application.State);
    }

    [Fact]
    public void Claim_CaseThatAColleagueHolds_IsRefused()
    {
        var application = Registered();
        application.Claim(null, Clerk, TakenUp);
        AssertBreaks(RuleViolation.HeldByAnother, application, it => it.Claim(null, OtherClerk, TakenUp));
        AssertBreaks(RuleViolation.HeldByAnother, application, it => it.Claim(null, Head, TakenUp));
        Assert.Equal(Clerk, application.Assignee);
    }

    [Fact]
    public void StartReview_CaseNobodyHolds_MakesTheOfficerItsHolder()
    {
        var application = Registered();
        application.StartReview(Clerk, TakenUp);
        Assert.Equal(Clerk, application.Assignee);
    }

    [Fact]
    public void StartReview_CaseThatAColleagueHolds_LeavesItsHolder()
    {
        var application = Registered();
        application.AssignTo(OtherClerk, null, Head, TakenUp);
        application.StartReview(Clerk, TakenUp);
        Assert.Equal(OtherClerk, application.Assignee);
    }

    [Fact]
    public void AssignTo_ByTheHolderOrTheHead_PassesTheCaseOn()
    {
        var application = Registered();
        application.Claim(null, Clerk, TakenUp);
        application.AssignTo(OtherClerk, "демалысқа шығамын", Clerk, TakenUp);
        Assert.Equal(OtherClerk, application.Assignee);
        application.AssignTo(Clerk, null, Head, TakenUp);
        Assert.Equal(Clerk, application.Assignee);
    }

    [Fact]
    public void AssignTo_ByAnotherClerk_IsRefused()
    {
        var application = Registered();
        application.Claim(null, Clerk, TakenUp);
        AssertBreaks(RuleViolation.HeldByAnother, application, it => it.AssignTo(OtherClerk, null, OtherClerk, TakenUp));
        AssertBreaks(RuleViolation.HeldByAnother, application, it => it.Release(null, OtherClerk, TakenUp));
    }

    [Fact]
    public void AssignTo_WhoHoldsItAlready_IsRefused()
    {
        var application = Registered();
        application.Claim(null, Clerk, TakenUp);
        AssertBreaks(RuleViolation.SameAssignee, application, it => it.AssignTo(Clerk, null, Head, TakenUp));
    }

    [Fact]
    public void AssignTo_SomebodyWhoIsNoStaffOfASchool_IsRefused()
    {
        var application = Registered();
        AssertBreaks(RuleViolation.RoleNotAllowed, application, it => it.AssignTo(Operator, null, Head, TakenUp));
        AssertBreaks(RuleViolation.RoleNotAllowed, application, it => it.AssignTo(Clerk, null, Applicant, TakenUp));
        AssertBreaks(RuleViolation.RoleNotAllowed, application, it => it.Claim(null, Operator, TakenUp));
    }

    [Fact]
    public void Release_ByItsHolder_LeavesNobodyAndSaysWhoItWas()
    {
        var application = Registered();
        AssertBreaks(RuleViolation.NotAssigned, application, it => it.Release(null, Head, TakenUp));
        application.Claim(null, Clerk, TakenUp);
        application.Release("ауырып қалдым", Clerk, TakenUp);
        Assert.Null(application.Assignee);
        Assert.Equal(new CaseReleased(TakenUp, Clerk, Clerk, "ауырып қалдым"), application.History[^1]);
    }

    [Fact]
    public void Redirect_HeldCase_LeavesItsHolderBehind()
    {
        var application = Registered();
        application.Claim(null, Clerk, TakenUp);
        application.Redirect(OtherSchoolId, OtherSchool, "Құжаттар сонда.", new RedirectTerms(), Clerk, TakenUp);
        Assert.Null(application.Assignee);
    }

    [Fact]
    public void Claim_FinishedCase_IsRefused()
    {
        var application = Registered();
        application.Withdraw(Applicant, TakenUp);
        AssertBreaks(RuleViolation.NotInThisState, application, it => it.Claim(null, Clerk, TakenUp));
        AssertBreaks(RuleViolation.NotInThisState, application, it => it.AssignTo(Clerk, null, Head, TakenUp));
        AssertBreaks(RuleViolation.NotInThisState, application, it => it.Release(null, Head, TakenUp));
    }
}
