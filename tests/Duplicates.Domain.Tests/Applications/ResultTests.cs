using Duplicates.Domain.Applications;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>When the applicant has the result, where it is collected, and what becomes of a duplicate that nobody has collected yet.</summary>
public sealed class ResultTests
{
    [Fact]
    public void IsResultAwaited_CollectedAtTheSchool_EndsWithTheSignatures()
    {
        Assert.True(Prepared().IsResultAwaited);
        Assert.Null(Prepared().AnsweredOn);
        Assert.False(Ready().IsResultAwaited);
        Assert.Equal(new DateOnly(2026, 11, 25), Ready().AnsweredOn);
        Assert.Equal(Ready().AnsweredOn, HandedOver().AnsweredOn);
    }

    [Fact]
    public void IsResultAwaited_CollectedAtTheCorporation_EndsWithTheArrival()
    {
        var application = ReadyForTheCorporation();
        Assert.True(application is { IsResultAwaited: true, IsOnItsWay: true, AnsweredOn: null });
        application.SendToCorporation(Calendar, Clerk, AfterHearing);
        Assert.True(application is { IsResultAwaited: true, IsOnItsWay: true, AnsweredOn: null });
        application.RecordArrival(Operator, Later);
        Assert.False(application.IsResultAwaited);
        Assert.Equal(new DateOnly(2026, 11, 30), application.AnsweredOn);
        application.GiveTo(ToApplicant, Operator, Later.AddDays(3));
        Assert.Equal(new DateOnly(2026, 11, 30), application.AnsweredOn);
    }

    [Fact]
    public void Uncollected_ReturnedAndAskedForAgain_IsTheSchoolsInBetweenAndStaysAnswered()
    {
        var application = ReadyForTheCorporation().Then(it => it.SendToCorporation(Calendar, Clerk, AfterHearing)).Then(it => it.RecordArrival(Operator, Later));
        application.RemindOfCollection(new(2026, 12, 30), Actor.Service, Later.AddDays(7));
        application.RecordReturn(Clerk, Later.AddDays(31));
        Assert.True(application is { IsResultAwaited: false, WaitsAtCorporation: false, CanBeRequestedAgain: true, Sending: null });
        AssertBreaks(RuleViolation.RoleNotAllowed, application, it => it.GiveTo(ToApplicant, Operator, Later.AddDays(32)));
        AssertBreaks(RuleViolation.NotInThisState, application, it => it.SendToCorporation(Calendar, Clerk, Later.AddDays(32)));
        AssertBreaks(RuleViolation.NotInThisState, application, it => it.RemindOfCollection(new(2027, 1, 30), Actor.Service, Later.AddDays(32)));
        AssertBreaks(RuleViolation.NotInThisState, application, it => it.RecordReturn(Clerk, Later.AddDays(32)));
        AssertBreaks(RuleViolation.RoleNotAllowed, application, it => it.RequestCollection(new(2027, 1, 4), Inspector, Later.AddDays(33)));
        application.RequestCollection(new(2027, 1, 4), Operator, Later.AddDays(33));
        AssertBreaks(RuleViolation.NotInThisState, application, it => it.RequestCollection(new(2027, 1, 4), Operator, Later.AddDays(33)));
        application.SendToCorporation(Calendar, Clerk, Later.AddDays(34));
        Assert.Equal((new DateOnly(2027, 1, 4), false), (application.Sending!.LastDay, application.Sending.IsLate));
        application.RecordArrival(Operator, Later.AddDays(36));
        application.GiveTo(ToApplicant, Operator, Later.AddDays(37));
        Assert.Equal(new DateOnly(2026, 11, 30), application.AnsweredOn);
        var again = DuplicateApplication.FromHistory(Id, application.History);
        Assert.Equal((application.State, application.WasReturned, application.FirstArrivedAt), (again.State, again.WasReturned, again.FirstArrivedAt));
    }

    [Fact]
    public void Uncollected_ReturnedToTheSchool_IsGivenThereOrMadeAnew()
    {
        var application = ReadyForTheCorporation().Then(it => it.SendToCorporation(Calendar, Clerk, AfterHearing)).Then(it => it.RecordArrival(Operator, Later)).Then(it => it.RecordReturn(Clerk, Later.AddDays(31)));
        Assert.Equal(ApplicationState.HandedOver, DuplicateApplication.FromHistory(Id, application.History).Then(it => it.GiveTo(ToApplicant, Clerk, Later.AddDays(32))).State);
        application.RecordAnnulment("Тегінде қате бар.", Head, Later.AddDays(32));
        Assert.True(application is { WasReturned: false, FirstArrivedAt: null, IsResultAwaited: true, AnsweredOn: null });
    }

    [Fact]
    public void AnsweredOn_MadeAnewAfterAnAnnulment_IsTheDayOfTheNewSignatures()
    {
        var application = Ready().Then(it => it.RecordAnnulment("Тегінде қате бар.", Head, AfterHearing)).Then(it => it.Prepare(Guid.NewGuid(), "ЖОБ № 7654321", 13, Clerk, AfterHearing));
        Assert.Null(application.AnsweredOn);
        Assert.Equal(new DateOnly(2026, 11, 30), application.Then(it => it.MarkReady(Head, Later)).AnsweredOn);
    }

    [Fact]
    public void AnsweredOn_CollectedAtTheSchoolInPlaceOfTheCorporation_IsTheHandOver() =>
        Assert.Equal(new DateOnly(2026, 11, 30), ReadyForTheCorporation().Then(it => it.GiveTo(ToApplicant, Clerk, Later)).AnsweredOn);

    [Fact]
    public void AnsweredOn_Refused_IsTheDayOfTheRefusal()
    {
        Assert.Equal(new DateOnly(2026, 11, 30), Refused().AnsweredOn);
        Assert.Null(Withdrawn().AnsweredOn);
        Assert.False(Withdrawn().IsResultAwaited);
    }

    [Fact]
    public void CollectionOffice_OfWhoChoseTheSchool_FollowsTheRedirection()
    {
        Assert.Equal((SchoolId, School), (Registered().CollectionOfficeId, Registered().CollectionOfficeName));
        Assert.Equal((OtherSchoolId, OtherSchool), (Redirected().CollectionOfficeId, Redirected().CollectionOfficeName));
        Assert.False(Redirected().IsCollectedElsewhere);
        var application = RegisteredForTheCorporation().Then(it => it.Redirect(OtherSchoolId, OtherSchool, "Құжаттар сонда.", new RedirectTerms(), Clerk, TakenUp));
        Assert.Equal((CorporationOfficeId, CorporationOffice), (application.CollectionOfficeId, application.CollectionOfficeName));
        Assert.True(application.IsCollectedElsewhere);
    }

    [Fact]
    public void RecordAnnulment_BeforeTheHandOver_LeadsBackToTheFillingIn()
    {
        var application = ReadyForTheCorporation().Then(it => it.SendToCorporation(Calendar, Clerk, AfterHearing)).Then(it => it.RecordArrival(Operator, AfterHearing));
        application.RecordAnnulment("Тегінде қате бар.", Head, Later);
        Assert.Equal(ApplicationState.Approved, application.State);
        Assert.True(application is { IsAnnulled: false, IsResultAwaited: true, DuplicateId: null, Sending: null, ArrivedAt: null, AnsweredOn: null });
        Assert.Equal(DuplicateId, Assert.IsType<DuplicateAnnulled>(application.History[^1]).ReplacedDuplicateId);
        application.Prepare(Guid.NewGuid(), "ЖОБ № 7654321", 13, Clerk, Later);
        application.MarkReady(Head, Later);
        application.SendToCorporation(Calendar, Clerk, Later);
        Assert.Equal(ApplicationState.Ready, DuplicateApplication.FromHistory(Id, application.History).State);
    }

    [Fact]
    public void RecordAnnulment_AfterTheHandOver_LeavesTheCaseFinished()
    {
        var application = HandedOver().Then(it => it.RecordAnnulment("Тегінде қате бар.", Head, Later));
        Assert.Equal(ApplicationState.HandedOver, application.State);
        Assert.True(application is { IsAnnulled: true, IsResultAwaited: false });
        AssertBreaks(RuleViolation.AlreadyAnnulled, application, it => it.RecordAnnulment("Тағы.", Head, Later));
    }

    [Fact]
    public void IssueRegisterExtract_OfASignedDuplicate_IsTheHeadsAlone()
    {
        AssertBreaks(RuleViolation.NotInThisState, Prepared(), it => it.IssueRegisterExtract(Head, Later));
        AssertBreaks(RuleViolation.RoleNotAllowed, Ready(), it => it.IssueRegisterExtract(Clerk, Later));
        Assert.Equal(ApplicationState.Ready, Ready().Then(it => it.IssueRegisterExtract(Head, Later)).State);
        Assert.IsType<RegisterExtractIssued>(HandedOver().Then(it => it.IssueRegisterExtract(Head, Later)).History[^1]);
    }

    [Theory]
    [InlineData("12-кабинет", null)]
    [InlineData("Сілтеме: https://meet.example.kz/a?b=1.", "https://meet.example.kz/a?b=1")]
    [InlineData("http://meet.example.kz javascript:alert(1)", null)]
    public void FindLink_OfAPlace_IsAnAddressOfTheSecureWebOnly(string place, string? link) =>
        Assert.Equal(link, new HearingAppointment(HearingTime, place, NoticeIsLate: false).FindLink()?.ToString());
}
