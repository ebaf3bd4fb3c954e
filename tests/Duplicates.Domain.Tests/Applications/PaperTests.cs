using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>What becomes of the paper, and who may record it in which state. The case is due on Monday 14 December 2026.</summary>
public sealed class PaperTests
{
    private const string Reason = "Сия жағылып қалды.";
    private const string OtherBlank = "ЖОБ № 7654321";

    [Fact]
    public void SpoilBlank_Prepared_LeadsBackToTheFillingIn()
    {
        var application = Prepared().Then(it => it.SpoilBlank($" {Reason} ", Clerk, Later));
        Assert.Equal(ApplicationState.Approved, application.State);
        Assert.Equal((DuplicateId, Blank, Reason), SpoiledLast(application));
    }

    [Fact]
    public void SpoilBlank_TheSecondToo_NamesTheOneThatWasPreparedLast()
    {
        var second = Guid.NewGuid();
        var application = Prepared()
            .Then(it => it.SpoilBlank(Reason, Clerk, Noticed))
            .Then(it => it.Prepare(second, OtherBlank, 13, Clerk, Noticed))
            .Then(it => it.SpoilBlank(Reason, Clerk, Later));
        Assert.Equal((second, OtherBlank, Reason), SpoiledLast(application));
    }

    [Fact]
    public void SpoilBlank_NotByTheSchoolOrNothingPrepared_IsRefused()
    {
        AssertBreaks(RuleViolation.RoleNotAllowed, Prepared(), it => it.SpoilBlank(Reason, Operator, Later));
        AssertBreaks(RuleViolation.NotInThisState, Approved(), it => it.SpoilBlank(Reason, Clerk, Later));
        AssertBreaks(RuleViolation.NotInThisState, Ready(), it => it.SpoilBlank(Reason, Clerk, Later));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void SpoilBlankAndRecordAnnulment_NoReason_AreRefused(string? reason)
    {
        AssertBreaks(RuleViolation.ReasonsRequired, Prepared(), it => it.SpoilBlank(reason!, Clerk, Later));
        AssertBreaks(RuleViolation.ReasonsRequired, HandedOver(), it => it.RecordAnnulment(reason!, Head, Later));
    }

    [Theory]
    [InlineData("2026-12-11T23:59:00", false)]
    [InlineData("2026-12-12T00:00:00", true)]
    public void SendToCorporation_ByTheLastWorkingDayBeforeTheDueDate_IsInTime(string local, bool isLate)
    {
        var application = ReadyForTheCorporation();
        application.SendToCorporation(Calendar, Clerk, AlmatyTime.ToInstant(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal((new DateOnly(2026, 12, 11), isLate), (application.Sending!.LastDay, application.Sending.IsLate));
    }

    [Fact]
    public void SendToCorporation_NotByTheSchoolNotSignedSentOrCollectedHere_IsRefused()
    {
        AssertBreaks(RuleViolation.RoleNotAllowed, ReadyForTheCorporation(), it => it.SendToCorporation(Calendar, Operator, Later));
        AssertBreaks(RuleViolation.NotInThisState, PreparedForTheCorporation(), it => it.SendToCorporation(Calendar, Clerk, Later));
        AssertBreaks(RuleViolation.NotInThisState, Sent(), it => it.SendToCorporation(Calendar, Clerk, Later));
        AssertBreaks(RuleViolation.NotInThisState, Ready(), it => it.SendToCorporation(Calendar, Clerk, Later));
        AssertBreaks(RuleViolation.NotInThisState, HandedOver(), it => it.SendToCorporation(Calendar, Clerk, Later));
    }

    [Fact]
    public void RecordArrival_NotByTheOperatorNotSentOrArrivedBefore_IsRefused()
    {
        AssertBreaks(RuleViolation.RoleNotAllowed, Sent(), it => it.RecordArrival(Clerk, Later));
        AssertBreaks(RuleViolation.NotInThisState, ReadyForTheCorporation(), it => it.RecordArrival(Operator, Later));
        AssertBreaks(RuleViolation.NotInThisState, Sent().Then(it => it.RecordArrival(Operator, Later)), it => it.RecordArrival(Operator, Later));
    }

    [Fact]
    public void RecordAnnulment_NotByTheHeadOrNothingSigned_IsRefused()
    {
        AssertBreaks(RuleViolation.RoleNotAllowed, HandedOver(), it => it.RecordAnnulment(Reason, Clerk, Later));
        AssertBreaks(RuleViolation.NotInThisState, Prepared(), it => it.RecordAnnulment(Reason, Head, Later));
    }

    [Fact]
    public void GiveTo_ByTheSchoolAfterTheSending_IsRefused() =>
        AssertBreaks(RuleViolation.AlreadySent, Sent(), it => it.GiveTo(ToApplicant, Clerk, Later));

    private static (Guid DuplicateId, string Blank, string Reason) SpoiledLast(DuplicateApplication application)
    {
        var spoiled = Assert.IsType<BlankSpoiled>(application.History[^1]);
        return (spoiled.DuplicateId, spoiled.SeriesAndNumber, spoiled.Reason);
    }

    private static DuplicateApplication Sent() => ReadyForTheCorporation().Then(it => it.SendToCorporation(Calendar, Clerk, Noticed));
}
