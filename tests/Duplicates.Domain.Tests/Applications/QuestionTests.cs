using Duplicates.Domain.Applications;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>A question never stops the clock (R5.5).</summary>
public sealed class QuestionTests
{
    private static readonly Guid Question = Guid.Parse("0a2c9e1a-8d52-4d4e-9d3a-6b2f0a4f1c01");

    [Fact]
    public void Ask_BeforeTheDecision_WaitsForTheAnswerAndLeavesTheTerm()
    {
        var application = UnderReview();
        application.Ask(Question, " Қай жылы бітірдіңіз? ", Clerk, TakenUp);
        Assert.Equal(new QuestionAsked(TakenUp, Clerk, Question, "Қай жылы бітірдіңіз?"), application.OpenQuestion);
        Assert.Equal(DueOn, application.Deadline!.DueOn);
        Assert.Equal(ApplicationState.UnderReview, application.State);
    }

    [Fact]
    public void Answer_ByTheApplicant_ClosesTheQuestion()
    {
        var application = UnderReview();
        application.Ask(Question, "Қай жылы бітірдіңіз?", Clerk, TakenUp);
        application.Answer(Question, " 2005 жылы ", Applicant, Later);
        Assert.Null(application.OpenQuestion);
        Assert.Equal("2005 жылы", Assert.IsType<QuestionAnswered>(application.History[^1]).Text);
        Assert.True(application.CanBeAsked);
    }

    [Fact]
    public void Answer_WithFiles_HandsThemIn()
    {
        var file = new AttachedFile(Guid.NewGuid(), "анықтама.pdf", AttachedFileKind.Pdf, 1024, "5f2a");
        var application = Registered().Then(it => it.Ask(Question, "Қай жылы?", Clerk, TakenUp)).Then(it => it.Answer(Question, "2005", Applicant, Later, [file]));
        Assert.Equal([file], Assert.IsType<QuestionAnswered>(application.History[^1]).Files);
    }

    [Fact]
    public void Answer_BySomebodyElseOrToAnotherQuestion_IsRefused()
    {
        var application = UnderReview();
        application.Ask(Question, "Қай жылы бітірдіңіз?", Clerk, TakenUp);
        AssertBreaks(RuleViolation.RoleNotAllowed, application, it => it.Answer(Question, "2005", Clerk, Later));
        AssertBreaks(RuleViolation.RoleNotAllowed, application, it => it.Answer(Question, "2005", Applicant with { Id = "applicant-2" }, Later));
        AssertBreaks(RuleViolation.NoOpenQuestion, application, it => it.Answer(Guid.Empty, "2005", Applicant, Later));
        AssertBreaks(RuleViolation.ReasonsRequired, application, it => it.Answer(Question, " ", Applicant, Later));
    }

    [Fact]
    public void Ask_WhileAQuestionIsOpen_IsRefused()
    {
        var application = UnderReview();
        application.Ask(Question, "Қай жылы бітірдіңіз?", Clerk, TakenUp);
        Assert.False(application.CanBeAsked);
        AssertBreaks(RuleViolation.QuestionIsOpen, application, it => it.Ask(Guid.Empty, "Тағы бір сұрақ", Clerk, TakenUp));
    }

    [Fact]
    public void Ask_WithoutWordsOrByAStranger_IsRefused()
    {
        AssertBreaks(RuleViolation.ReasonsRequired, UnderReview(), it => it.Ask(Question, " ", Clerk, TakenUp));
        AssertBreaks(RuleViolation.RoleNotAllowed, UnderReview(), it => it.Ask(Question, "Қай жылы?", Operator, TakenUp));
    }

    [Fact]
    public void Ask_AfterTheDecision_IsRefused() =>
        AssertBreaks(RuleViolation.NotInThisState, Approved(), it => it.Ask(Question, "Қай жылы?", Clerk, Later));

    [Fact]
    public void Answer_AfterTheDecision_IsRefusedAndNothingIsOpen()
    {
        var application = ProposedForApproval();
        application.Ask(Question, "Қай жылы?", Clerk, TakenUp);
        application.Approve(Head, Noticed);
        Assert.Null(application.OpenQuestion);
        AssertBreaks(RuleViolation.NoOpenQuestion, application, it => it.Answer(Question, "2005", Applicant, Later));
    }
}
