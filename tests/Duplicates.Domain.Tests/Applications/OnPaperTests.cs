using Duplicates.Domain.Applications;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>What the applicant says on paper counts like what is said at home (R2.1), and the record names the officer who entered it.</summary>
public sealed class OnPaperTests
{
    private static readonly Guid Question = Guid.Parse("0a2c9e1a-8d52-4d4e-9d3a-6b2f0a4f1c01");
    private static readonly AttachedFile Picture = new(Guid.Parse("7d0f3a61-1f0e-4b0f-8a57-3f1f6f3b2a11"), "қағаз.pdf", AttachedFileKind.Pdf, 1024, "5f2a");
    private static readonly OnPaper Brought = new(new(2026, 11, 24));

    [Fact]
    public void Answer_OnPaper_ClosesTheQuestionAndNamesWhoEnteredIt()
    {
        var application = Asked();
        application.Answer(Question, " 2005 ", Clerk, Later, paper: Brought with { Scan = [Picture] });
        var answered = Assert.IsType<QuestionAnswered>(application.History[^1]);
        Assert.Null(application.OpenQuestion);
        Assert.Equal(("2005", Clerk, new DateOnly(2026, 11, 24)), (answered.Text, answered.By, answered.Paper!.ReceivedOn));
        Assert.Equal([Picture], ((IHandsInFiles)answered).Files);
    }

    [Fact]
    public void OnPaper_ByAStrangerOrANamesake_IsRefused()
    {
        AssertBreaks(RuleViolation.RoleNotAllowed, Asked(), it => it.Answer(Question, "2005", Operator, Later, paper: Brought));
        AssertBreaks(RuleViolation.RoleNotAllowed, Asked(), it => it.Answer(Question, "2005", Applicant, Later, paper: Brought));
        AssertBreaks(RuleViolation.OwnCase, Asked(), it => it.Answer(Question, "2005", Clerk with { DisplayName = it.Content!.Applicant.Name.Full }, Later, paper: Brought));
    }

    /// <summary>The question was asked on 24 November, and it is entered on 30 November.</summary>
    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-12-01")]
    public void OnPaper_BeforeItCouldBeWrittenOrAfterToday_IsRefused(string day) =>
        AssertBreaks(
            RuleViolation.ReceivedOutsideTime,
            Asked(),
            it => it.Answer(Question, "2005", Clerk, Later, paper: new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void HearingReply_WaivedOnPaper_IsRecordedButShortensNothing()
    {
        var application = HearingAppointed();
        application.AnswerHearing(new(HearingAttendance.NotNeeded, string.Empty) { Paper = new(new(2026, 11, 25)) }, Clerk, Noticed);
        Assert.False(application.IsHearingWaivedByApplicant);
        Assert.True(application.MayBeRecorded(HearingOutcome.Waived));
        Assert.Equal(HearingAppointed().FirstRefusalDay(Terms, Calendar), application.FirstRefusalDay(Terms, Calendar));
    }

    /// <summary>A remark is possible up to 2 December; the paper came in time and lay until the 7th.</summary>
    [Fact]
    public void Remark_OnPaperInTime_IsTakenWhenItIsEnteredLater()
    {
        var application = Heard();
        AssertBreaks(RuleViolation.ReceivedOutsideTime, Heard(), it => it.Remark("Басқаша айттым.", Terms, Calendar, Clerk, Later.AddDays(7), new(new(2026, 12, 3))));
        application.Remark("Басқаша айттым.", Terms, Calendar, Clerk, Later.AddDays(7), new(new(2026, 12, 2)));
        Assert.Equal("Басқаша айттым.", application.OpenRemark!.Text);
    }

    [Fact]
    public void Withdraw_OnPaper_NeedsItsPicture()
    {
        AssertBreaks(RuleViolation.PicturesRequired, UnderReview(), it => it.Withdraw(Clerk, Later, Brought));
        Assert.Equal(ApplicationState.Withdrawn, UnderReview().Then(it => it.Withdraw(Clerk, Later, Brought with { Scan = [Picture] })).State);
    }

    private static DuplicateApplication Asked() => UnderReview().Then(it => it.Ask(Question, "Қай жылы бітірдіңіз?", Clerk, TakenUp));
}
