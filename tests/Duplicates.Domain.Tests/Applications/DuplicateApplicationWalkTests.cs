using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Applications;

/// <summary>Whatever anybody tries in whatever order, a case keeps to the rules.</summary>
public sealed class DuplicateApplicationWalkTests
{
    private const int Walks = 1000;

    /// <summary>Every way from state to state, and the commands that lead along it.</summary>
    private static readonly HashSet<(ApplicationState From, WalkCommand Command, ApplicationState To)> Ways =
    [
        (ApplicationState.Draft, WalkCommand.Submit, ApplicationState.Submitted),
        (ApplicationState.Submitted, WalkCommand.Register, ApplicationState.Registered),
        (ApplicationState.Submitted, WalkCommand.Withdraw, ApplicationState.Withdrawn),
        (ApplicationState.Registered, WalkCommand.RecalculateDueDate, ApplicationState.Registered),
        (ApplicationState.Registered, WalkCommand.StartReview, ApplicationState.UnderReview),
        (ApplicationState.Registered, WalkCommand.Redirect, ApplicationState.Redirected),
        (ApplicationState.Registered, WalkCommand.Withdraw, ApplicationState.Withdrawn),
        (ApplicationState.Redirected, WalkCommand.RecalculateDueDate, ApplicationState.Redirected),
        (ApplicationState.Redirected, WalkCommand.StartReview, ApplicationState.UnderReview),
        (ApplicationState.Redirected, WalkCommand.Redirect, ApplicationState.Redirected),
        (ApplicationState.Redirected, WalkCommand.Withdraw, ApplicationState.Withdrawn),
        (ApplicationState.UnderReview, WalkCommand.RecalculateDueDate, ApplicationState.UnderReview),
        (ApplicationState.UnderReview, WalkCommand.RecordSearch, ApplicationState.UnderReview),
        (ApplicationState.UnderReview, WalkCommand.ProposeApproval, ApplicationState.UnderReview),
        (ApplicationState.UnderReview, WalkCommand.ProposeRefusal, ApplicationState.UnderReview),
        (ApplicationState.UnderReview, WalkCommand.ReturnProposal, ApplicationState.UnderReview),
        (ApplicationState.UnderReview, WalkCommand.AppointHearing, ApplicationState.HearingAppointed),
        (ApplicationState.UnderReview, WalkCommand.Approve, ApplicationState.Approved),
        (ApplicationState.UnderReview, WalkCommand.Redirect, ApplicationState.Redirected),
        (ApplicationState.UnderReview, WalkCommand.Withdraw, ApplicationState.Withdrawn),
        (ApplicationState.HearingAppointed, WalkCommand.RecalculateDueDate, ApplicationState.HearingAppointed),
        (ApplicationState.HearingAppointed, WalkCommand.MoveHearing, ApplicationState.HearingAppointed),
        (ApplicationState.HearingAppointed, WalkCommand.AnswerHearing, ApplicationState.HearingAppointed),
        (ApplicationState.HearingAppointed, WalkCommand.RecordHearing, ApplicationState.HearingAppointed),
        (ApplicationState.HearingAppointed, WalkCommand.ReturnProposal, ApplicationState.UnderReview),
        (ApplicationState.HearingAppointed, WalkCommand.Approve, ApplicationState.Approved),
        (ApplicationState.HearingAppointed, WalkCommand.Refuse, ApplicationState.Refused),
        (ApplicationState.HearingAppointed, WalkCommand.Withdraw, ApplicationState.Withdrawn),
        (ApplicationState.Refused, WalkCommand.Reopen, ApplicationState.UnderReview),
        (ApplicationState.Approved, WalkCommand.RecalculateDueDate, ApplicationState.Approved),
        (ApplicationState.Approved, WalkCommand.Prepare, ApplicationState.Prepared),
        (ApplicationState.Prepared, WalkCommand.RecalculateDueDate, ApplicationState.Prepared),
        (ApplicationState.Prepared, WalkCommand.MarkReady, ApplicationState.Ready),
        (ApplicationState.Ready, WalkCommand.RecalculateDueDate, ApplicationState.Ready),
        (ApplicationState.Ready, WalkCommand.GiveTo, ApplicationState.HandedOver),
    ];

    [Fact]
    public void AnyCommands_InAnyOrder_LeadAlongTheKnownWaysOrChangeNothing()
    {
        Check(
            (walk, step) =>
            {
                var before = ApplicationSnapshot.Of(walk.Application);
                var from = walk.Application.State;
                var events = walk.Application.History.Count;

                var (command, violation) = walk.Try(step);

                if (violation is null)
                {
                    Assert.Contains((from, command, walk.Application.State), Ways);
                    Assert.InRange(walk.Application.History.Count - events, command is WalkCommand.RecalculateDueDate ? 0 : 1, 1);
                }
                else
                {
                    Assert.Equal(before, ApplicationSnapshot.Of(walk.Application));
                }
            });
    }

    [Fact]
    public void AnyCommands_OfARefusal_NameGroundsAndReasonsAfterAHearing()
    {
        CheckAfterEachStep(
            walk =>
            {
                var application = walk.Application;
                if (application.State is not ApplicationState.Refused)
                {
                    Assert.Null(application.Refusal);
                    return;
                }

                Assert.NotEmpty(application.Refusal!.Grounds);
                Assert.All(application.Refusal.Grounds, ground => Assert.True(Enum.IsDefined(ground)));
                Assert.False(string.IsNullOrWhiteSpace(application.Refusal.Reasons));
                Assert.NotNull(application.HearingRecord);
                Assert.Subset(application.History.OfType<HearingAppointed>().Last().Preliminary.Grounds.ToHashSet(), application.Refusal.Grounds.ToHashSet());
                var order = application.History
                    .Where(happened => happened is DecisionProposed or HearingAppointed or HearingRecorded or ApplicationRefused)
                    .Select(happened => happened.GetType())
                    .Distinct();
                Assert.Equal(
                    [typeof(DecisionProposed), typeof(HearingAppointed), typeof(HearingRecorded), typeof(ApplicationRefused)],
                    order);
            });
    }

    [Fact]
    public void AnyCommands_OfAHearing_RecordNoPresenceBeforeItsTime()
    {
        CheckAfterEachStep(
            walk =>
            {
                var notWaived = walk.Application.History
                    .OfType<HearingRecorded>()
                    .Where(recorded => recorded.Record.Outcome is HearingOutcome.Attended or HearingOutcome.Absent);
                Assert.All(
                    notWaived,
                    recorded => Assert.True(AlmatyTime.ToLocal(recorded.At) >= walk.Application.Before(recorded).Hearing!.At));
            });
    }

    /// <summary>The calendar changes on the way, so the days are counted with the one that was in force at the refusal (R7.5).</summary>
    [Fact]
    public void AnyCommands_OfARefusal_AreNotEarlierAfterTheNoticeThanTheApplicantWishes()
    {
        Check(
            (walk, step) =>
            {
                var (calendar, wished) = (walk.Calendar, walk.Application.HearingReply is { Attendance: HearingAttendance.NotNeeded });
                walk.Try(step);
                if (walk.Application.NewEvents.LastOrDefault() is ApplicationRefused refused && !wished)
                {
                    var notice = walk.Application.History.OfType<HearingAppointed>().Last();
                    Assert.True(
                        calendar.WorkingDaysBetween(DayOf(notice), DayOf(refused)) >= 3,
                        $"Noticed {DayOf(notice)}, refused {DayOf(refused)}.");
                }
            });

        static DateOnly DayOf(ApplicationEvent happened) => DateOnly.FromDateTime(AlmatyTime.ToLocal(happened.At));
    }

    [Fact]
    public void AnyCommands_OfADecision_AreTakenOnceByAHeadWhoDidNotPropose()
    {
        CheckAfterEachStep(
            walk =>
            {
                var all = walk.Application.History;
                var history = all.Skip(all.Index().LastOrDefault(one => one.Item is CaseReopened).Index).ToList();
                var decisions = history.Where(happened => happened is ApplicationApproved or ApplicationRefused).ToList();
                Assert.Equal(walk.Application.State.IsDecided() ? 1 : 0, decisions.Count);
                foreach (var decision in decisions)
                {
                    var proposal = all.OfType<DecisionProposed>().Last();
                    Assert.Equal(ActorRole.SchoolHead, decision.By.Role);
                    Assert.NotEqual(proposal.By.Id, decision.By.Id, StringComparer.Ordinal);
                    Assert.Contains(
                        all.Reverse().SkipWhile(happened => happened != proposal).TakeWhile(happened => happened is not ApplicationRedirected),
                        happened => happened is RecordsSearched);
                }
            });
    }

    [Fact]
    public void AnyCommands_OfAnOpenCase_LeaveItDueOnAWorkingDay()
    {
        CheckAfterEachStep(
            walk =>
            {
                if (walk.Application.State.IsOpen())
                {
                    Assert.NotNull(walk.Application.Number);
                    Assert.True(walk.Calendar.IsWorkingDay(walk.Application.Deadline!.DueOn));
                    Assert.Equal(
                        walk.Calendar.AddWorkingDays(walk.Application.Deadline!.AcceptedOn, 15),
                        walk.Application.Deadline.DueOn);
                }
            });
    }

    [Fact]
    public void AnyCommands_OfAReopening_FollowARefusalAndComeFromSomebodyWhoTookNoPart()
    {
        CheckAfterEachStep(
            walk =>
            {
                var history = walk.Application.History;
                foreach (var (index, reopened) in history.Index().Where(one => one.Item is CaseReopened))
                {
                    Assert.Contains(history.Take(index), happened => happened is ApplicationRefused);
                    Assert.DoesNotContain(history.Take(index), happened => happened is not CaseReopened && happened.By.Id == reopened.By.Id);
                }
            });
    }

    [Fact]
    public void AnyCommands_ReplayedFromTheHistory_GiveTheSameCase()
    {
        CheckAfterEachStep(
            walk => Assert.Equal(
                ApplicationSnapshot.Of(walk.Application),
                ApplicationSnapshot.Of(DuplicateApplication.FromHistory(walk.Application.Id, walk.Application.History))));
    }

    /// <summary>The properties above mean little unless the walks get everywhere, and the rules stand in their way.</summary>
    [Fact]
    public void Walks_OfTheProperties_TakeEveryWayAndMeetEveryRule()
    {
        var ends = new List<ApplicationState>();
        var redirected = 0;
        var taken = new HashSet<(ApplicationState, WalkCommand, ApplicationState)>();
        var met = new HashSet<RuleViolation>();
        var walks = RandomWalk.Steps.Generator.Sample(Walks, new Rnd(20261123), 50);
        foreach (var steps in walks)
        {
            var walk = new RandomWalk();
            foreach (var step in steps)
            {
                var from = walk.Application.State;
                var (command, violation) = walk.Try(step);
                if (violation is null)
                {
                    taken.Add((from, command, walk.Application.State));
                }
                else
                {
                    met.Add(violation.Value);
                }
            }

            ends.Add(walk.Application.State);
            redirected += walk.Application.History.Any(happened => happened is ApplicationRedirected) ? 1 : 0;
        }

        var counts = ends.CountBy(state => state).ToDictionary();
        Assert.True(counts.GetValueOrDefault(ApplicationState.HandedOver) >= Walks / 100, "Hardly a walk ends with the hand-over.");
        Assert.True(counts.GetValueOrDefault(ApplicationState.Refused) >= Walks / 100, $"Hardly a walk ends with a refusal: {counts.GetValueOrDefault(ApplicationState.Refused)}.");
        Assert.True(counts.GetValueOrDefault(ApplicationState.Withdrawn) >= Walks / 100, "Hardly a walk ends with a withdrawal.");
        Assert.True(redirected >= Walks / 100, "Hardly a walk is redirected.");
        Assert.Empty(Ways.Except(taken));
        Assert.Empty(CommandRules.Except(met));
    }

    /// <summary>The rules that a command of a case can break in a walk.</summary>
    private static readonly RuleViolation[] CommandRules =
    [
        RuleViolation.NotInThisState,
        RuleViolation.RoleNotAllowed,
        RuleViolation.SecondOfficerRequired,
        RuleViolation.ConsentRequired,
        RuleViolation.SignatureDoesNotMatch,
        RuleViolation.GroundRequired,
        RuleViolation.ReasonsRequired,
        RuleViolation.ProposalRequired,
        RuleViolation.RecordsSearchRequired,
        RuleViolation.HearingRequired,
        RuleViolation.GroundNotHeard,
        RuleViolation.HearingOutsideTerm,
        RuleViolation.HearingOutsideHours,
        RuleViolation.HearingNotYetHeld,
        RuleViolation.AnswerStillPossible,
        RuleViolation.RecordContradictsAnswer,
        RuleViolation.MinutesRequired,
        RuleViolation.RefusalTooEarly,
        RuleViolation.SameOffice,
        RuleViolation.RecipientRequired,
        RuleViolation.SatisfiedComplaintRequired,
    ];

    private static void CheckAfterEachStep(Action<RandomWalk> assert) =>
        Check(
            (walk, step) =>
            {
                walk.Try(step);
                assert(walk);
            });

    private static void Check(Action<RandomWalk, WalkStep> tryAndAssert) =>
        Prop.ForAll(
            RandomWalk.Steps,
            steps =>
            {
                var walk = new RandomWalk();
                foreach (var step in steps)
                {
                    tryAndAssert(walk, step);
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(Walks));
}
