using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Notifications;
using Duplicates.Service.Notifications.Templates;
using static Duplicates.Service.Tests.Cases.SampleCase;

namespace Duplicates.Service.Tests.Cases;

/// <summary>Who is told of what, by what. Whoever is not named for an event finds it in the lists; inspectors are told of terms and complaints alone.</summary>
public sealed class TellingTests
{
    /// <summary>Notices of staff that no event of a case causes, and the roles that get them, or one of which does.</summary>
    private const string BesideTheSteps = """
        redirect-due          SchoolClerk SchoolHead
        send-due              SchoolClerk SchoolHead
        return-due            CorporationOperator
        courier-difference    SchoolClerk SchoolHead CorporationOperator
        due-in-5              SchoolClerk SchoolHead
        due-in-3              SchoolClerk SchoolHead
        due-in-1              SchoolClerk SchoolHead
        overdue               SchoolClerk SchoolHead MinistryInspector
        due-digest            MinistryInspector
        complaint-registered  SchoolClerk SchoolHead MinistryInspector
        complaint-escalated   SchoolClerk SchoolHead MinistryInspector
        complaint-answered    SchoolClerk SchoolHead
        task-overdue          SchoolClerk SchoolHead CorporationOperator MinistryInspector
        not-collected         SchoolClerk SchoolHead CorporationOperator MinistryInspector
        sign-in-tries         SchoolClerk SchoolHead CorporationOperator MinistryInspector
        """;

    private static readonly ToldBy[] Ways = [ToldBy.StaffInbox, ToldBy.Inbox, ToldBy.Sms, ToldBy.Email];

    [Fact]
    public void Table_OfSteps_TellsWhomTheSpecificationNames() => Assert.Equal(
        SpecifiedStep.All.Select(step => $"{step.Step}: {string.Join(", ", step.Told)}"),
        StepTable.Rows.Select(step => $"{step.Name}: {string.Join(", ", step.AllTellings.Select(Described))}"),
        StringComparer.Ordinal);

    [Fact]
    public void Notices_BesideTheSteps_ReachTheRolesThatTheSpecificationNames() => Assert.Equal(
        BesideTheSteps.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))),
        NoticesBesideSteps.Kinds.Select(kind => $"{kind} {string.Join(' ', NoticesBesideSteps.ReadersOf(kind))}"),
        StringComparer.Ordinal);

    [Fact]
    public void Notices_OfStaff_AreCausedByAStepOrStandBesideThem()
    {
        var bySteps = StepTable.Rows.SelectMany(step => step.AllTellings).Where(telling => telling.By.HasFlag(ToldBy.StaffInbox)).Select(telling => telling.Message);
        Assert.Equal(
            MessageSlot.All.Where(slot => slot.Audience is MessageAudience.Staff).Select(slot => slot.Event).Order(StringComparer.Ordinal),
            bySteps.Concat(NoticesBesideSteps.Kinds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Withdrawal_OfAHeldCase_IsToldToTheHolderAndTheHead() => Assert.Equal(
        ["school SchoolClerk clerk", "school SchoolHead *"],
        StaffTold(ProposedToRefuse().Then(it => it.Withdraw(Applicant, Now))),
        StringComparer.Ordinal);

    [Fact]
    public void Withdrawal_OfACaseThatTheHeadHolds_IsToldToTheHeadOnce() => Assert.Equal(
        ["school SchoolHead *"],
        StaffTold(Registered().Then(it => it.StartReview(Head, Now)).Then(it => it.Withdraw(Applicant, Now))),
        StringComparer.Ordinal);

    [Fact]
    public void Withdrawal_OfACaseThatNobodyHolds_IsToldToAllClerks() => Assert.Equal(
        ["school SchoolClerk *", "school SchoolHead *"],
        StaffTold(Registered().Then(it => it.Withdraw(Applicant, Now))),
        StringComparer.Ordinal);

    [Fact]
    public void WrittenAnswer_ToAnInvitation_IsToldToTheHolderAndTheHead() => Assert.Equal(
        ["school SchoolClerk clerk", "school SchoolHead *"],
        StaffTold(Invited().Then(it => it.AnswerHearing(new(HearingAttendance.InWriting, "Түпнұсқаны таптым."), Applicant, Now))),
        StringComparer.Ordinal);

    [Fact]
    public void Case_GivenToAColleagueByTheHead_IsToldToBothAndNotToTheHead() => Assert.Equal(
        ["school SchoolClerk other-clerk", "school SchoolClerk clerk"],
        StaffTold(Started().Then(it => it.AssignTo(OtherClerk, null, Head, Now))),
        StringComparer.Ordinal);

    [Fact]
    public void Case_GivenAwayByItsHolder_IsToldToTheColleagueAlone() => Assert.Equal(
        ["school SchoolClerk other-clerk"],
        StaffTold(Started().Then(it => it.AssignTo(OtherClerk, null, Clerk, Now))),
        StringComparer.Ordinal);

    [Fact]
    public void Case_PassedOnByTheHead_IsToldToItsFormerHolderThereAndToTheOtherSchool() => Assert.Equal(
        ["school SchoolClerk clerk", "other-school SchoolClerk *", "other-school SchoolHead *"],
        StaffTold(Started().Then(it => it.Redirect(OtherSchool, new("№ 3 мұрағат", "Архив № 3"), "Мектеп таратылған.", new RedirectTerms(), Head, Now))),
        StringComparer.Ordinal);

    [Fact]
    public void Duplicate_AnnulledAtTheCorporation_IsToldToItsOperators() => Assert.Equal(
        ["corporation CorporationOperator *"],
        StaffTold(Arrived().Then(it => it.RecordAnnulment("Бланкте қате бар.", Head, Now))),
        StringComparer.Ordinal);

    [Fact]
    public void Duplicate_AnnulledAfterTheHandOver_IsToldToTheApplicantAlone()
    {
        var application = HandedOver().Then(it => it.RecordAnnulment("Бланкте қате бар.", Head, Now));
        Assert.Equal(["annulled"], CaseSteps.Of(application.History[^1]).TellingsOf(application, application.History[^1]).Select(telling => telling.Message), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(School, "ready")]
    [InlineData(Corporation, "")]
    public void Duplicate_Signed_IsCalledReadyOnlyWhereItIsCollected(string collectedAt, string told)
    {
        var application = Ready(collectedAt);
        Assert.Equal(told, string.Join(' ', CaseSteps.Of(application.History[^1]).TellingsOf(application, application.History[^1]).Select(telling => telling.Message)));
    }

    [Fact]
    public void DueDate_OnlyExplainedAnew_IsToldToNobody()
    {
        var application = Registered();
        var explained = new DueDateRecalculated(Now, Actor.Service, application.Deadline!.DueOn, application.Deadline, "Мереке күнінің атауы түзетілді.");
        Assert.Empty(CaseSteps.Of(explained).TellingsOf(application, explained));
        Assert.False(CaseSteps.Of(explained).IsShownToApplicant(explained));
    }

    private static string Described(Telling telling) => $"{telling.Whom} {string.Join(' ', Ways.Where(way => telling.By.HasFlag(way)))} {telling.Message}";

    /// <summary>Office, role and person of everybody who is told of the newest event in the inbox of staff.</summary>
    private static IEnumerable<string> StaffTold(DuplicateApplication application)
    {
        var newest = application.History[^1];
        return CaseSteps.Of(newest).TellingsOf(application, newest).Where(telling => telling.Whom is not Told.Applicant).GroupBy(telling => telling.Message, telling => telling.Whom, StringComparer.Ordinal)
            .SelectMany(message => StaffRecipients.Of(application, newest, message))
            .Select(recipient => $"{recipient.OfficeId} {recipient.Role} {recipient.PersonId ?? "*"}");
    }
}
