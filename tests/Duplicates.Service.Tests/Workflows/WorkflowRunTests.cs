using Duplicates.Domain.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Workflows;

namespace Duplicates.Service.Tests.Workflows;

/// <summary>Where the review workflow leads a case.</summary>
public sealed class WorkflowRunTests
{
    private static readonly string[] ToApproval = ["StartReview", "RecordSearch", "Propose"];

    private readonly ProcessOfOneCase _process = new(ReviewWorkflow.Graph());

    [Fact]
    public void Start_OfACase_WaitsForTheClerkToTakeItUp()
    {
        Assert.Equal("take-up", _process.WaitsAt);
        Assert.Equal("SchoolClerk", _process.Instance.WaitsFor);
        Assert.Equal(new DateOnly(2026, 11, 23), _process.Instance.Waits[0].DueOn);
        Assert.False(_process.Instance.IsFinished);
    }

    [Fact]
    public void Start_OfACaseThatCameAfterHours_BeginsTheTermOfTheStepOnTheDayOfAcceptance()
    {
        var process = new ProcessOfOneCase(ReviewWorkflow.Graph(), acceptedOn: new(2026, 11, 23));
        Assert.Equal(new DateOnly(2026, 11, 24), process.Instance.Waits[0].DueOn);
    }

    [Fact]
    public void Resume_AlongTheWayOfApproval_EndsWithTheHandOver()
    {
        _process.Proposal = ProposedOutcome.Approve;
        _process.DoAll(ToApproval);
        Assert.Equal("decide-approval", _process.WaitsAt);
        Assert.Equal("SchoolHead", _process.Instance.WaitsFor);
        _process.DoAll("Approve", "Prepare", "MarkReady");
        Assert.Equal("collection-timer hand-over", _process.WaitsAt);
        Assert.Equal("SchoolClerk", _process.Instance.WaitsFor);
        _process.Do("HandOver");
        Assert.True(_process.Instance.IsFinished);
        Assert.Empty(_process.Instance.Waits);
        Assert.Null(_process.Instance.WaitsFor);
    }

    [Theory]
    [InlineData("Refuse", "")]
    [InlineData("Approve", "prepare")]
    public void Resume_AlongTheWayOfRefusal_HearsTheApplicantFirst(string decision, string next)
    {
        _process.Proposal = ProposedOutcome.Refuse;
        _process.DoAll(ToApproval);
        Assert.Equal("decide-refusal", _process.WaitsAt);
        _process.Do("AppointHearing");
        Assert.Equal("hearing", _process.WaitsAt);
        _process.Do("RecordHearing");
        Assert.Equal("decide-after-hearing", _process.WaitsAt);
        _process.Do(decision);
        Assert.Equal(next, _process.WaitsAt);
        Assert.Equal(next.Length == 0, _process.Instance.IsFinished);
    }

    [Fact]
    public void Resume_ProposalReturned_WaitsForAnotherProposal()
    {
        _process.Proposal = ProposedOutcome.Approve;
        _process.DoAll([.. ToApproval, "ReturnProposal"]);
        Assert.Equal("propose", _process.WaitsAt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Resume_Redirected_BeginsAnewAtTheOtherSchool(int stepsBefore)
    {
        _process.DoAll(ToApproval[..stepsBefore]);
        _process.Office = "other";
        _process.Do("Redirect", "SchoolClerk");
        Assert.Equal("take-up", _process.WaitsAt);
        Assert.Equal("other", Assert.Single(_process.Instance.Waits).OfficeId);
    }

    [Theory]
    [InlineData("Approve", "SchoolHead")]
    [InlineData("StartReview", "CorporationOperator")]
    public void Resume_ActionThatNothingWaitsForOrOfAnotherRole_IsRefused(string action, string role)
    {
        Assert.Throws<ActionNotAwaitedException>(() => _process.Do(action, role));
        Assert.Equal("take-up", _process.WaitsAt);
    }

    [Fact]
    public void Resume_DuplicateCollectedAtAnotherOffice_WaitsForTheOperatorThere()
    {
        _process.Proposal = ProposedOutcome.Approve;
        _process.Instance.CollectionOfficeId = "corporation";
        _process.DoAll([.. ToApproval, "Approve", "Prepare", "MarkReady"]);
        Assert.Equal("collection-timer hand-over-elsewhere", _process.WaitsAt);
        Assert.Equal("CorporationOperator", _process.Instance.WaitsFor);
        _process.Do("HandOver");
        Assert.True(_process.Instance.IsFinished);
    }

    [Fact]
    public void Stop_WhereverItWaits_EndsIt()
    {
        _process.Do("StartReview");
        _process.Stop();
        Assert.True(_process.Instance.IsFinished);
        Assert.Equal((WorkflowStepKind.Stopped, "search"), (_process.Steps[^1].Kind, _process.Steps[^1].ActivityId));
        Assert.Throws<ActionNotAwaitedException>(() => _process.Do("RecordSearch"));
    }

    [Fact]
    public void ActOnDays_TermOfATaskPassed_TellsTheHeadOnceAndStaysTheClerks()
    {
        _process.On("2026-11-23");
        Assert.Equal("SchoolClerk", _process.Instance.WaitsFor);
        _process.On("2026-11-24");
        Assert.Equal("SchoolClerk", _process.Instance.WaitsFor);
        _process.On("2026-11-25");
        var notice = Assert.Single(_process.Notices);
        Assert.Equal(("task-overdue", "SchoolHead", "school", "2026-11-23"), (notice.Kind, notice.Role, notice.OfficeId, notice.Detail));
        _process.Do("StartReview", "SchoolClerk");
        Assert.Equal("search", _process.WaitsAt);
    }

    [Fact]
    public void ActOnDays_TermOfTheHeadPassed_TellsTheInspectorAndStillWaitsForTheHead()
    {
        _process.Proposal = ProposedOutcome.Approve;
        _process.DoAll(ToApproval);
        _process.On("2026-11-25");
        Assert.Equal("SchoolHead", _process.Instance.WaitsFor);
        var notice = Assert.Single(_process.Notices);
        Assert.Equal(("task-overdue", "MinistryInspector"), (notice.Kind, notice.Role));
        Assert.Null(notice.OfficeId);
    }

    [Fact]
    public void ActOnDays_NobodyCameForTheDuplicate_RemindsEveryTenWorkingDaysUntilTheHandOver()
    {
        _process.Proposal = ProposedOutcome.Approve;
        _process.DoAll([.. ToApproval, "Approve", "Prepare", "MarkReady"]);
        foreach (var day in (string[])["2026-12-03", "2026-12-04", "2026-12-05", "2026-12-18"])
        {
            _process.On(day);
        }

        Assert.Equal(2, _process.Notices.Count(notice => notice is { Kind: "not-collected", Role: "SchoolClerk" }));
        Assert.Equal("collection-timer hand-over", _process.WaitsAt);
        _process.Do("HandOver", "SchoolClerk");
        _process.On("2027-02-01");
        Assert.Equal(2, _process.Notices.Count);
        Assert.True(_process.Instance.IsFinished);
    }
}
