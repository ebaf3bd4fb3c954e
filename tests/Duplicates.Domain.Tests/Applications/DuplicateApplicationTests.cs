using Duplicates.Domain.Applications;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

public sealed class DuplicateApplicationTests
{
    [Fact]
    public void Draft_NewCase_KnowsNothingButItsBeginning()
    {
        var application = Draft();

        Assert.Equal(Id, application.Id);
        Assert.Equal(ApplicationState.Draft, application.State);
        Assert.Equal([new ApplicationDrafted(Drafted, Applicant, Iin)], application.History);
        Assert.Null(application.Number);
        Assert.Null(application.Content);
        Assert.Null(application.Deadline);
        Assert.Null(application.OfficeId);
    }

    [Fact]
    public void Submit_SignedWithConsent_KeepsWhatWasSigned()
    {
        var content = Content();
        var application = Draft();

        application.Submit(content, DocumentSha256, Signature, GivenConsent, Applicant, Arrived);

        Assert.Equal(ApplicationState.Submitted, application.State);
        Assert.Equal(content, application.Content);
        Assert.Equal(Signature, application.Signature);
        Assert.Equal(SchoolId, application.OfficeId);
        Assert.Equal(new ApplicationSubmitted(Arrived, Applicant, content, Signature, GivenConsent) { Intake = new(Channel.OwnSite, Arrived) }, application.History[^1]);
        Assert.Null(application.Deadline);
    }

    [Fact]
    public void Submit_NoConsent_IsRefused()
    {
        AssertBreaks(
            RuleViolation.ConsentRequired,
            Draft(),
            it => it.Submit(Content(), DocumentSha256, Signature, consent: null, Applicant, Arrived));
    }

    [Theory]
    [InlineData(SignatureVerdict.Invalid)]
    [InlineData(SignatureVerdict.Unknown)]
    [InlineData(null)]
    public void Submit_DigitalSignatureNotFoundValid_IsRefused(SignatureVerdict? verdict)
    {
        var facts = verdict is null ? null : new DigitalSignatureFacts(verdict.Value, "Duplicates", "4F2A", "ҰКО", Drafted, Later, TimestampedAt: null);
        var signature = Signature with { Method = SignatureMethod.DigitalSignature, MaskedPhone = string.Empty, Digital = facts };

        AssertBreaks(
            RuleViolation.SignatureNotValid,
            Draft(),
            it => it.Submit(Content(), DocumentSha256, signature, GivenConsent, Applicant, Arrived));
    }

    [Theory]
    [InlineData("5f2b")]
    [InlineData("5F2A")]
    [InlineData("")]
    public void Submit_SignatureOfAnotherDocument_IsRefused(string signedSha256)
    {
        var signature = Signature with { DocumentSha256 = signedSha256 };

        AssertBreaks(
            RuleViolation.SignatureDoesNotMatch,
            Draft(),
            it => it.Submit(Content(), DocumentSha256, signature, GivenConsent, Applicant, Arrived));
    }

    [Fact]
    public void StartReview_RegisteredCase_IsUnderReview()
    {
        Assert.Equal(ApplicationState.UnderReview, UnderReview().State);
    }

    [Fact]
    public void RecordSearch_Again_ReplacesTheEarlierSearch()
    {
        var lost = new RecordsSearch(RecordsSearchOutcome.RegisterLost, RegisterEntry: null, OriginalSeriesAndNumber: null, "1987 ж. су басқан.");
        var application = Searched();
        Assert.Equal(Found, application.RecordsSearch);

        application.RecordSearch(lost, OtherClerk, Later);

        Assert.Equal(lost, application.RecordsSearch);
        Assert.Equal(2, application.History.OfType<RecordsSearched>().Count());
        Assert.Equal(ApplicationState.UnderReview, application.State);
    }

    [Fact]
    public void ProposeApproval_SearchedCase_WaitsForTheHead()
    {
        var application = ProposedForApproval();

        Assert.Equal(new DecisionProposal(ProposedOutcome.Approve, Refusal: null, Clerk.Id), application.Proposal);
        Assert.Equal(ApplicationState.UnderReview, application.State);
    }

    [Fact]
    public void ProposeRefusal_SearchedCase_WaitsForTheHeadWithGroundsAndReasons()
    {
        var application = ProposedForRefusal();

        Assert.Equal(new DecisionProposal(ProposedOutcome.Refuse, NotInRegister, Clerk.Id), application.Proposal);
        Assert.Equal(ApplicationState.UnderReview, application.State);
    }

    [Fact]
    public void AnyCommandOfTheClerk_WhileAProposalWaits_IsRefused()
    {
        AssertBreaks(RuleViolation.NotInThisState, ProposedForApproval(), it => it.ProposeRefusal(NotInRegister, OtherClerk, Later));
        AssertBreaks(RuleViolation.NotInThisState, ProposedForRefusal(), it => it.ProposeApproval(OtherClerk, Later));
        AssertBreaks(RuleViolation.NotInThisState, ProposedForRefusal(), it => it.RecordSearch(Found, OtherClerk, Later));
    }

    [Fact]
    public void ReturnProposal_WithANote_LetsTheClerkProposeAgain()
    {
        var application = ProposedForRefusal();

        application.ReturnProposal("  Кітапты тағы қараңыз. ", Head, Later);

        Assert.Null(application.Proposal);
        Assert.Equal(Found, application.RecordsSearch);
        Assert.Equal(new ProposalReturned(Later, Head, "Кітапты тағы қараңыз."), application.History[^1]);
        application.ProposeApproval(Clerk, Later);
        application.Approve(Head, Later);
        Assert.Equal(ApplicationState.Approved, application.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void ReturnProposal_NoNote_IsRefused(string note)
    {
        AssertBreaks(RuleViolation.ReasonsRequired, ProposedForApproval(), it => it.ReturnProposal(note, Head, Later));
    }

    [Fact]
    public void Approve_ByTheHeadWhoProposed_NeedsAnotherOfficer()
    {
        var application = Searched().Then(it => it.ProposeApproval(Head, TakenUp));

        AssertBreaks(RuleViolation.SecondOfficerRequired, application, it => it.Approve(Head, Later));

        application.Approve(OtherHead, Later);
        Assert.Equal(ApplicationState.Approved, application.State);
    }

    [Fact]
    public void AppointHearing_ByTheHeadWhoProposed_NeedsAnotherOfficer()
    {
        var application = Searched().Then(it => it.ProposeRefusal(NotInRegister, Head, TakenUp));

        AssertBreaks(
            RuleViolation.SecondOfficerRequired,
            application,
            it => it.AppointHearing(HearingTime, "12-кабинет", Terms, Hours, Calendar, Head, Noticed));
    }

    [Fact]
    public void Refuse_ByTheHeadWhoProposed_NeedsAnotherOfficer()
    {
        var application = Searched()
            .Then(it => it.ProposeRefusal(NotInRegister, Head, TakenUp))
            .Then(it => it.AppointHearing(HearingTime, "12-кабинет", Terms, Hours, Calendar, OtherHead, Noticed))
            .Then(it => it.RecordHearing(Absent, Terms, Calendar, Clerk, Later));

        AssertBreaks(RuleViolation.SecondOfficerRequired, application, it => it.Refuse(NotInRegister, Terms, Calendar, Head, Later));
        AssertBreaks(RuleViolation.SecondOfficerRequired, application, it => it.Approve(Head, Later));

        application.Refuse(NotInRegister, Terms, Calendar, OtherHead, Later);
        Assert.Equal(ApplicationState.Refused, application.State);
    }

    [Fact]
    public void Approve_SameIdInTheRoleOfHead_NeedsAnotherOfficer()
    {
        var clerkWhoActsAsHead = Clerk with { Role = ActorRole.SchoolHead };

        AssertBreaks(RuleViolation.SecondOfficerRequired, ProposedForApproval(), it => it.Approve(clerkWhoActsAsHead, Later));
    }

    [Fact]
    public void Approve_AfterReturnOfTheHeadsOwnProposal_IsAllowedOnTheClerks()
    {
        var application = Searched()
            .Then(it => it.ProposeApproval(Head, TakenUp))
            .Then(it => it.ReturnProposal("Өтінемін, өзіңіз ұсыныңыз.", Head, Noticed))
            .Then(it => it.ProposeApproval(Clerk, Noticed));

        application.Approve(Head, Later);

        Assert.Equal(ApplicationState.Approved, application.State);
    }

    [Fact]
    public void Approve_CaseProposedForRefusal_DecidesForTheApplicantWithoutAHearing()
    {
        var application = ProposedForRefusal();

        application.Approve(Head, Later);

        Assert.Equal(ApplicationState.Approved, application.State);
        Assert.Null(application.Refusal);
    }

    [Theory]
    [InlineData(RefusalGround.RequirementsNotMet)]
    [InlineData(RefusalGround.UntrueDocuments, RefusalGround.NoConsent)]
    public void Refuse_GroundThatTheNoticeDidNotName_IsNoGroundOnWhichTheApplicantWasHeard(params RefusalGround[] grounds) =>
        AssertBreaks(RuleViolation.GroundNotHeard, Heard(), it => it.Refuse(new(grounds, "Түпнұсқа қоса берілмеген."), Terms, Calendar, Head, Later));

    [Fact]
    public void ReturnProposal_AfterTheHearing_NeedsAnotherNoticeAndAnotherHearing()
    {
        var application = Heard();

        application.ReturnProposal("Келісім де берілмеген.", Head, Later);

        Assert.Equal(ApplicationState.UnderReview, application.State);
        Assert.All(new object?[] { application.Proposal, application.PreliminaryNotice, application.Hearing, application.HearingRecord }, one => Assert.Null(one));
        application.ProposeRefusal(new([RefusalGround.NoConsent], "Келісім берілмеген."), Clerk, Later);
        AssertBreaks(RuleViolation.HearingRequired, application, it => it.Refuse(new([RefusalGround.NoConsent], "Келісім берілмеген."), Terms, Calendar, Head, Later));
    }

    [Fact]
    public void ReturnProposal_BeforeTheHearing_KeepsTheInvitation() =>
        AssertBreaks(RuleViolation.NotInThisState, HearingAppointed(), it => it.ReturnProposal("Кітапты тағы қараңыз.", Head, Later));

    [Fact]
    public void Refuse_HeardCase_KeepsTheRefusal()
    {
        var refusal = new Refusal([RefusalGround.UntrueDocuments], "Түпнұсқа қоса берілмеген.");
        var application = Heard();

        application.Refuse(refusal, Terms, Calendar, Head, Later);

        Assert.Equal(ApplicationState.Refused, application.State);
        Assert.Equal(refusal, application.Refusal);
    }

    [Fact]
    public void Prepare_ApprovedCase_KnowsItsDuplicate()
    {
        var application = Prepared();

        Assert.Equal(ApplicationState.Prepared, application.State);
        Assert.Equal(DuplicateId, application.DuplicateId);
        Assert.Equal(new DuplicatePrepared(Noticed, Clerk, DuplicateId, Blank, 12), application.History[^1]);
    }

    [Fact]
    public void MarkReady_PreparedCase_WaitsForTheApplicant()
    {
        Assert.Equal(ApplicationState.Ready, Ready().State);
    }

    [Fact]
    public void GiveTo_NamedPerson_FinishesTheCase()
    {
        var application = HandedOver();

        Assert.Equal(ApplicationState.HandedOver, application.State);
        Assert.Equal(ToApplicant, application.HandOver);
    }

    [Theory]
    [InlineData("", "Жеке куәлік 012345678")]
    [InlineData("  ", "Жеке куәлік 012345678")]
    [InlineData("Ахметова Айгерім", "")]
    [InlineData("Ахметова Айгерім", "\t")]
    public void GiveTo_NobodyNamedOrNoIdentityDocument_IsRefused(string recipient, string identityDocument)
    {
        AssertBreaks(RuleViolation.RecipientRequired, Ready(), it => it.GiveTo(new HandOver(recipient, identityDocument), Clerk, Later));
    }

    [Fact]
    public void GiveTo_SomebodyElse_NeedsAPaperThatIsRecorded()
    {
        var application = Ready();

        AssertBreaks(RuleViolation.RepresentationRequired, Ready(), it => it.GiveTo(new HandOver("Ким Анна", "Жеке куәлік 012345678"), Clerk, Later));
        application.GiveTo(new HandOver("Ким Анна", "Жеке куәлік 012345678") { Representation = "Сенімхат № 5" }, Clerk, Later);

        Assert.Equal("Сенімхат № 5", application.HandOver!.Representation);
    }

    [Fact]
    public void Withdraw_BeforeADecision_FinishesTheCase()
    {
        var application = Heard();

        application.Withdraw(Applicant, Later);

        Assert.Equal(ApplicationState.Withdrawn, application.State);
        Assert.Equal(new ApplicationWithdrawn(Later, Applicant), application.History[^1]);
    }

    [Fact]
    public void Withdraw_ByAnotherApplicant_IsRefused() =>
        AssertBreaks(RuleViolation.RoleNotAllowed, Heard(), it => it.Withdraw(new Actor("applicant-2", "Біреу", ActorRole.Applicant), Later));

    [Fact]
    public void Redirect_ProposedCase_ClearsSearchAndProposalAndKeepsTheTerm()
    {
        var application = ProposedForRefusal();
        var (acceptance, deadline) = (application.Acceptance, application.Deadline);

        application.Redirect(OtherSchoolId, OtherSchool, " Мектеп таратылған. ", new RedirectTerms(), Clerk, Later);

        Assert.Equal(ApplicationState.Redirected, application.State);
        Assert.Equal(OtherSchoolId, application.OfficeId);
        Assert.Null(application.RecordsSearch);
        Assert.Null(application.Proposal);
        Assert.Equal(DueOn, application.Deadline!.DueOn);
        Assert.Equal(deadline, application.Deadline);
        Assert.Equal(acceptance, application.Acceptance);
        Assert.Equal(
            new ApplicationRedirected(Later, Clerk, SchoolId, OtherSchoolId, OtherSchool, "Мектеп таратылған.") { MissedDay = new DateOnly(2026, 11, 26) },
            application.History[^1]);
    }

    [Fact]
    public void Redirect_CaseRedirectedBefore_TellsFromWhichOrganisation()
    {
        var application = Redirected();

        application.Redirect(SchoolId, School, "Құжаттар осы жерде.", new RedirectTerms(), Clerk, Later);

        Assert.Equal(SchoolId, application.OfficeId);
        Assert.Equal(OtherSchoolId, Assert.IsType<ApplicationRedirected>(application.History[^1]).FromOfficeId);
    }

    [Fact]
    public void Redirect_ToTheOrganisationThatHoldsTheCase_IsRefused()
    {
        AssertBreaks(RuleViolation.SameOffice, UnderReview(), it => it.Redirect(SchoolId, School, "Себеп.", new RedirectTerms(), Clerk, Later));
        AssertBreaks(RuleViolation.SameOffice, Redirected(), it => it.Redirect(OtherSchoolId, OtherSchool, "Себеп.", new RedirectTerms(), Clerk, Later));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Redirect_NoCause_IsRefused(string cause)
    {
        AssertBreaks(RuleViolation.ReasonsRequired, UnderReview(), it => it.Redirect(OtherSchoolId, OtherSchool, cause, new RedirectTerms(), Clerk, Later));
    }

    [Fact]
    public void StartReview_RedirectedCase_IsDecidedByTheReceivingOrganisationOnItsOwnSearch()
    {
        var application = ProposedForApproval()
            .Then(it => it.Redirect(OtherSchoolId, OtherSchool, "Мектеп таратылған.", new RedirectTerms(), Clerk, Noticed))
            .Then(it => it.StartReview(OtherClerk, Noticed));

        AssertBreaks(RuleViolation.ProposalRequired, application, it => it.Approve(OtherHead, Later));
        AssertBreaks(RuleViolation.RecordsSearchRequired, application, it => it.ProposeApproval(OtherClerk, Later));
    }
}
