using Duplicates.Domain.Applications;
using static Duplicates.Domain.Tests.Applications.TestApplications;

namespace Duplicates.Domain.Tests.Applications;

public sealed class DuplicateApplicationHistoryTests
{
    public static TheoryData<string> Cases { get; } = new(Made.Keys);

    private static Dictionary<string, Func<DuplicateApplication>> Made => new(StringComparer.Ordinal)
    {
        ["Draft"] = Draft,
        ["Submitted"] = Submitted,
        ["HearingAppointed"] = HearingAppointed,
        ["HandedOver"] = HandedOver,
        ["Refused"] = Refused,
        ["Withdrawn"] = Withdrawn,
        ["Redirected"] = () => ProposedForRefusal().Then(it => it.Redirect(OtherSchoolId, OtherSchool, "Себеп.", new RedirectTerms(), Clerk, Later)),
        ["Returned"] = () => ProposedForRefusal().Then(it => it.ReturnProposal("Тағы қараңыз.", Head, Later)),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void FromHistory_HistoryOfACase_GivesTheSameCase(string name)
    {
        var application = Made[name]();

        var read = DuplicateApplication.FromHistory(Id, application.History);

        Assert.Equal(ApplicationSnapshot.Of(application), ApplicationSnapshot.Of(read));
    }

    [Fact]
    public void FromHistory_StoredCase_HasNoNewEvents()
    {
        var read = DuplicateApplication.FromHistory(Id, UnderReview().History);

        Assert.Equal(4, read.StoredEvents);
        Assert.Empty(read.NewEvents);
    }

    [Fact]
    public void FromHistory_StoredCase_GoesOn()
    {
        var read = DuplicateApplication.FromHistory(Id, ProposedForApproval().History);

        AssertBreaks(RuleViolation.SecondOfficerRequired, read, it => it.Approve(Clerk with { Role = ActorRole.SchoolHead }, Later));
        read.Approve(Head, Later);

        Assert.Equal(ApplicationState.Approved, read.State);
        Assert.Equal([new ApplicationApproved(Later, Head)], read.NewEvents);
    }

    [Fact]
    public void FromHistory_NoEvents_Throws()
    {
        Assert.Throws<ArgumentException>(() => DuplicateApplication.FromHistory(Id, []));
    }

    [Fact]
    public void FromHistory_HistoryThatDoesNotBeginWithTheDraft_Throws()
    {
        var history = Registered().History;

        Assert.Throws<ArgumentException>(() => DuplicateApplication.FromHistory(Id, history.Skip(1)));
        Assert.Throws<ArgumentException>(() => DuplicateApplication.FromHistory(Id, history.Reverse()));
    }

    [Fact]
    public void NewEvents_NewCase_AreAll()
    {
        var application = Submitted();

        Assert.Equal(0, application.StoredEvents);
        Assert.Equal(application.History, application.NewEvents);
    }

    [Fact]
    public void MarkStored_AfterStoring_LeavesOnlyWhatHappensNext()
    {
        var application = Registered();

        application.MarkStored();
        Assert.Empty(application.NewEvents);
        application.StartReview(Clerk, TakenUp);

        Assert.Equal(3, application.StoredEvents);
        Assert.Equal([new ReviewStarted(TakenUp, Clerk)], application.NewEvents);
    }

    [Fact]
    public void History_OfACase_CannotBeChangedFromOutside()
    {
        Assert.False(Registered().History is List<ApplicationEvent>);
    }
}
