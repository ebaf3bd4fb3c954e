using Duplicates.Domain.Applications;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>The minutes of an oral hearing and the remarks on them (R7.6). The hearing ends on Friday 27 November at 11:15.</summary>
public sealed class HearingMinutesTests
{
    [Fact]
    public void RecordHearing_OralWithoutMinutes_IsRefused()
    {
        AssertBreaks(RuleViolation.MinutesRequired, HearingAppointed(), it => it.RecordHearing(Attended with { Minutes = null }, Terms, Calendar, Clerk, AfterHearing));
        AssertBreaks(
            RuleViolation.MinutesRequired,
            HearingAppointed(),
            it => it.RecordHearing(Attended with { Minutes = Attended.Minutes! with { Secretary = " " } }, Terms, Calendar, Clerk, AfterHearing));
    }

    [Theory]
    [InlineData("2026-11-25T09:59")]
    [InlineData("2026-11-27T11:50")]
    public void RecordHearing_BeforeTheNoticeOrNotOverYet_IsRefused(string begins) =>
        AssertBreaks(
            RuleViolation.MinutesOutsideTime,
            HearingAppointed(),
            it => it.RecordHearing(Heard(HearingOutcome.Attended, DateTime.Parse(begins, System.Globalization.CultureInfo.InvariantCulture)), Terms, Calendar, Clerk, AfterHearing));

    /// <summary>Two working days after Friday 27 November are over on Tuesday 1 December at midnight.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void RecordHearing_LaterThanTwoWorkingDays_IsKeptAndLate(int daysLater, bool isLate) =>
        Assert.Equal(isLate ? new DateOnly(2026, 12, 1) : null, RecordedOn(At(27, 23).AddDays(daysLater)).MissedDay);

    /// <summary>The minutes are made on Friday 27 November, so a remark is possible up to Wednesday 2 December, whatever is decided meanwhile.</summary>
    [Fact]
    public void Remark_WithinThreeWorkingDays_IsAnsweredAndKeptAlsoAfterTheRefusal()
    {
        var application = Refused();
        var lastDay = At(30, 23).AddDays(2);

        application.Remark(" Мен басқаша айттым. ", Terms, Calendar, Applicant, lastDay);
        AssertBreaks(RuleViolation.NotInThisState, application, it => it.Remark("Тағы.", Terms, Calendar, Applicant, lastDay));
        application.AnswerRemark(" Түзетілді. ", Clerk, lastDay.AddDays(3));

        Assert.Equal("Мен басқаша айттым.", Assert.Single(application.History.OfType<MinutesRemarked>()).Text);
        Assert.Equal("Түзетілді.", Assert.Single(application.History.OfType<MinutesRemarkAnswered>()).Text);
        Assert.Null(application.OpenRemark);
        Assert.Equal(ApplicationState.Refused, application.State);
    }

    [Fact]
    public void Remark_AfterTheTermOrByAnotherPersonOrWithoutWords_IsRefused()
    {
        AssertBreaks(RuleViolation.NotInThisState, Heard(), it => it.Remark("Кеш.", Terms, Calendar, Applicant, At(30, 0).AddDays(3)));
        AssertBreaks(RuleViolation.RoleNotAllowed, Heard(), it => it.Remark("Мен емес.", Terms, Calendar, Clerk, AfterHearing));
        AssertBreaks(RuleViolation.ReasonsRequired, Heard(), it => it.Remark(" ", Terms, Calendar, Applicant, AfterHearing));
        AssertBreaks(RuleViolation.NotInThisState, HearingAppointed(), it => it.Remark("Хаттама жоқ.", Terms, Calendar, Applicant, AfterHearing));
    }

    [Fact]
    public void AnswerRemark_WithoutARemarkOrByTheApplicantOrWithoutWords_IsRefused()
    {
        AssertBreaks(RuleViolation.NotInThisState, Heard(), it => it.AnswerRemark("Жауап.", Clerk, AfterHearing));
        var application = Heard().Then(it => it.Remark("Мен басқаша айттым.", Terms, Calendar, Applicant, AfterHearing));
        AssertBreaks(RuleViolation.RoleNotAllowed, application, it => it.AnswerRemark("Жауап.", Applicant, AfterHearing));
        AssertBreaks(RuleViolation.ReasonsRequired, application, it => it.AnswerRemark(" ", Clerk, AfterHearing));
    }

    private static HearingRecorded RecordedOn(DateTimeOffset at) =>
        Assert.IsType<HearingRecorded>(HearingAppointed().Then(it => it.RecordHearing(Attended, Terms, Calendar, Clerk, at)).History[^1]);
}
