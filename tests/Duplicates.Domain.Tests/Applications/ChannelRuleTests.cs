using Duplicates.Domain.Applications;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>What each door accepts (R2, R3).</summary>
public sealed class ChannelRuleTests
{
    private static readonly Actor ClerkAtDesk = new("clerk", "Ибраева Сәуле Қанатқызы", ActorRole.SchoolClerk);
    private static readonly ApplicationSignature OnPaper = Signature with { Method = SignatureMethod.Paper, MaskedPhone = string.Empty };
    private static readonly IntakeFacts AtDesk = new(Channel.SchoolOffice, Arrived) { Identity = new(IdentityDocumentKind.IdCard, null), SignedPages = 1 };

    [Fact]
    public void Table_EveryChannel_HasOneRow() => Assert.Equal(Enum.GetValues<Channel>(), ChannelRules.All.Select(rule => rule.Channel));

    [Fact]
    public void Names_ThatWereStored_NeverChange() =>
        Assert.Subset(Enum.GetNames<Channel>().ToHashSet(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal) { "OwnSite", "SchoolOffice", "CorporationCounter", "HomeVisit", "EGovernmentPortal", "PartnerSystem" });

    [Fact]
    public void Submit_WithoutAChannel_CameByTheOwnSite()
    {
        var application = Draft();
        application.Submit(Content(), DocumentSha256, Signature, GivenConsent, Applicant, Arrived);
        Assert.Equal((Channel.OwnSite, Arrived), (application.Intake!.Channel, application.Intake.ReceivedAt));
        Assert.Equal(Applicant, application.TakenBy);
    }

    [Fact]
    public void Submit_AtTheDesk_IsTakenByTheClerk()
    {
        var application = Accept(AtDesk, OnPaper, ClerkAtDesk, Content());
        Assert.Equal(ClerkAtDesk, application.TakenBy);
        Assert.True(application.IsApplicant(Applicant with { Id = "any account" }));
    }

    public static TheoryData<RuleViolation, IntakeFacts, SignatureMethod, ActorRole> Refused => new()
    {
        { RuleViolation.RoleNotAllowed, AtDesk, SignatureMethod.Paper, ActorRole.Applicant },
        { RuleViolation.RoleNotAllowed, AtDesk, SignatureMethod.Paper, ActorRole.CorporationOperator },
        { RuleViolation.ProofNotAccepted, AtDesk, SignatureMethod.OneTimePassword, ActorRole.SchoolClerk },
        { RuleViolation.IdentityRequired, AtDesk with { Identity = null }, SignatureMethod.Paper, ActorRole.SchoolClerk },
        { RuleViolation.OutsideIdentityRequired, AtDesk with { OutsideIdentity = "17" }, SignatureMethod.Paper, ActorRole.SchoolHead },
        { RuleViolation.ReceivedOutsideTime, AtDesk with { ReceivedAt = Arrived.AddMinutes(1) }, SignatureMethod.Paper, ActorRole.SchoolClerk },
        { RuleViolation.ReceivedOutsideTime, AtDesk with { ReceivedAt = Arrived.AddDays(-8) }, SignatureMethod.Paper, ActorRole.SchoolClerk },
        { RuleViolation.ProofNotAccepted, new(Channel.OwnSite, Arrived), SignatureMethod.Paper, ActorRole.Applicant },
        { RuleViolation.RoleNotAllowed, new(Channel.OwnSite, Arrived), SignatureMethod.OneTimePassword, ActorRole.SchoolClerk },
        { RuleViolation.IdentityRequired, new(Channel.OwnSite, Arrived) { Identity = new(IdentityDocumentKind.IdCard, null) }, SignatureMethod.OneTimePassword, ActorRole.Applicant },
        { RuleViolation.OutsideIdentityRequired, new(Channel.EGovernmentPortal, Arrived), SignatureMethod.OneTimePassword, ActorRole.Applicant },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Submit_NotAsTheDoorAccepts_IsRefused(RuleViolation expected, IntakeFacts intake, SignatureMethod method, ActorRole role)
    {
        var refused = Assert.Throws<RuleViolationException>(() => Accept(intake, OnPaper with { Method = method }, ClerkAtDesk with { Role = role }, Content()));
        Assert.Equal(expected, refused.Violation);
    }

    [Theory]
    [InlineData("Ахметова Айгерім Серікқызы")]
    [InlineData("айгерім серікқызы АХМЕТОВА")]
    public void Submit_ByAClerkOfTheApplicantsName_NeedsSomebodyElse(string name)
    {
        var content = Content() with { Applicant = Content().Applicant with { Name = new("Ахметова", "Айгерім", "Серікқызы") } };
        var refused = Assert.Throws<RuleViolationException>(() => Accept(AtDesk, OnPaper, ClerkAtDesk with { DisplayName = name }, content));
        Assert.Equal(RuleViolation.OwnCase, refused.Violation);
        Accept(AtDesk, OnPaper, ClerkAtDesk with { DisplayName = "Ахметова Айгерім" }, content);
    }

    [Theory]
    [InlineData(Relation.Self, true)]
    [InlineData(Relation.Parent, false)]
    [InlineData(Relation.LegalRepresentative, false)]
    public void Submit_OnABirthCertificate_IsForTheLearnerAlone(Relation relation, bool isAccepted)
    {
        var intake = AtDesk with { Identity = new(IdentityDocumentKind.BirthCertificate, null) };
        var submit = () => Accept(intake, OnPaper, ClerkAtDesk, Content() with { Relation = relation });
        Assert.Equal(isAccepted ? null : RuleViolation.IdentityOfAnotherRole, (Record.Exception(submit) as RuleViolationException)?.Violation);
    }

    [Fact]
    public void Missing_AtTheDesk_IsWhatR3AsksForAndNothingElse()
    {
        var damaged = Content() with { Reason = LossReason.Damaged, Document = Content().Document with { NameOnOriginal = new("Серікова", "Айгерім", null) } };
        Assert.Empty(AtDesk.MissingOf(Content()));
        Assert.Equal([ChecklistItem.Original], AtDesk.MissingOf(damaged));
        Assert.Equal([ChecklistItem.Original], (AtDesk with { Papers = [new(PaperKind.Original, PaperForm.Copy)] }).MissingOf(damaged));
        Assert.Empty((AtDesk with { Papers = [new(PaperKind.Original, PaperForm.OriginalTaken)] }).MissingOf(damaged));
        Assert.Equal([ChecklistItem.Identity], (AtDesk with { Identity = new(IdentityDocumentKind.NotShown, null) }).MissingOf(Content()));
        var ofAChild = Content() with { Relation = Relation.LegalRepresentative };
        Assert.Equal([ChecklistItem.Representation], AtDesk.MissingOf(ofAChild));
        Assert.Empty((AtDesk with { Papers = [new(PaperKind.Representation, PaperForm.OriginalSeen)] }).MissingOf(ofAChild));
        Assert.Empty(new IntakeFacts(Channel.OwnSite, Arrived).MissingOf(damaged));
    }

    [Fact]
    public void Decide_OnTheOwnCaseOrThatOfANamesake_NeedsSomebodyElse()
    {
        var namesake = Content().Applicant.Name.Full;
        AssertBreaks(RuleViolation.OwnCase, Searched(), it => it.ProposeApproval(Clerk with { DisplayName = namesake }, TakenUp));
        AssertBreaks(RuleViolation.OwnCase, ProposedForApproval(), it => it.Approve(Head with { DisplayName = namesake }, Noticed, soleOfficer: true));
    }

    private static DuplicateApplication Accept(IntakeFacts intake, ApplicationSignature proof, Actor by, ApplicationContent content)
    {
        var application = DuplicateApplication.Draft(Guid.NewGuid(), content.Applicant.Iin, by, Arrived);
        application.Submit(content, DocumentSha256, proof, GivenConsent, by, Arrived, intake);
        return application;
    }
}
