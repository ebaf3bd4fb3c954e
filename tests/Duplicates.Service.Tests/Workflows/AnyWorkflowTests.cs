using System.Text.Json.Nodes;
using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Casework;
using Duplicates.Service.Notifications;
using Duplicates.Service.Workflows;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Workflows;

/// <summary>Whatever workflow passes the check and whatever is tried, a process either waits or is finished.</summary>
public sealed class AnyWorkflowTests
{
    private static readonly string[] Kinds = ["UserTaskEvent", "UserTaskEvent", "WorkingDaysTimerEvent", "ProposalBranchTask", "ForkTask", "NotifyStaffTask", "FinishCaseTask"];
    private static readonly string[] Actions = [.. CaseSteps.ProcessActions.Order(StringComparer.Ordinal)];

    [Fact]
    public void Process_OfAnyWorkflow_AlwaysWaitsOrIsFinished() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => WalkThrough(new(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static void WalkThrough(Random random)
    {
        var definition = AnyDefinition(random);
        Assert.Empty(WorkflowCheck.Problems(definition));
        var process = new ProcessOfOneCase(new(definition));
        RequireSound(process);
        for (var step = 0; step < 30; step++)
        {
            var (before, finished) = (process.WaitsAt, process.Instance.IsFinished);
            process.Proposal = random.Next(2) == 0 ? ProposedOutcome.Approve : ProposedOutcome.Refuse;
            if (random.Next(3) == 0)
            {
                process.On(DateOnly.FromDateTime(process.Now.Date).AddDays(random.Next(5)).ToString("yyyy-MM-dd", null));
            }
            else if (!TryDo(process, Actions[random.Next(Actions.Length)]))
            {
                Assert.Equal((before, finished), (process.WaitsAt, process.Instance.IsFinished));
            }

            Assert.True(!finished || process.Instance.IsFinished, "A finished process woke up.");
            RequireSound(process);
        }
    }

    private static bool TryDo(ProcessOfOneCase process, string action)
    {
        try
        {
            process.Do(action, "SchoolClerk");
            return true;
        }
        catch (ActionNotAwaitedException)
        {
            return false;
        }
    }

    private static void RequireSound(ProcessOfOneCase process)
    {
        Assert.Equal(process.Instance.IsFinished, process.Instance.Waits.Count == 0);
        Assert.Equal(process.Instance.Waits.Count, process.Instance.Waits.Select(wait => wait.ActivityId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enumerable.Range(1, process.Steps.Count), process.Steps.Select(step => step.Sequence));
    }

    /// <summary>Activities in a row; who waits may lead anywhere, the others lead only further down the row or to somebody who waits.</summary>
    private static WorkflowDefinition AnyDefinition(Random random)
    {
        List<WorkflowActivity> activities = [new("a0", "ApplicationRegisteredEvent", 0, 0, IsStart: true, null)];
        activities.AddRange(Enumerable.Range(1, random.Next(2, 12)).Select(index => AnyActivity(random, index)));
        List<WorkflowTransition> transitions = [];
        for (var index = 0; index < activities.Count; index++)
        {
            var activity = activities[index];
            WorkflowActivity[] targets = [.. activities.Where((target, place) => place > 0 && (activity.Kind!.Waits || target.Kind!.Waits || place > index))];
            if (targets.Length == 0)
            {
                // nothing to lead to: it ends the process instead
                activities[index] = activity with { Name = "FinishCaseTask" };
                continue;
            }

            transitions.AddRange(activity.Kind!.Outcomes(activity).Select(outcome => new WorkflowTransition(activity.ActivityId, outcome, targets[random.Next(targets.Length)].ActivityId)));
        }

        return WithoutUnreachable(new("any", "Any", IsEnabled: true, activities, transitions));
    }

    private static WorkflowActivity AnyActivity(Random random, int index)
    {
        var actions = Actions.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToArray();
        var properties = new JsonObject
        {
            ["Actions"] = new JsonArray([.. actions.Select(action => JsonValue.Create(action))]),
            ["Roles"] = new JsonArray("SchoolClerk"),
            ["Forks"] = new JsonArray("One", "Two"),
            ["WorkingDays"] = random.Next(1, 4),
            ["Notice"] = NoticesBesideSteps.NotCollected,
            ["Role"] = "SchoolClerk",
            ["Duplicates"] = new JsonObject { ["TermWorkingDays"] = random.Next(1, 4), ["EscalateToRole"] = "SchoolHead" },
        };
        return new($"a{index}", Kinds[random.Next(Kinds.Length)], 0, 0, IsStart: false, properties);
    }

    private static WorkflowDefinition WithoutUnreachable(WorkflowDefinition definition)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { "a0" };
        while (definition.Transitions!.Any(transition => reached.Contains(transition.SourceActivityId) && reached.Add(transition.DestinationActivityId)))
        {
            // until nothing more is reached
        }

        return definition with
        {
            Activities = [.. definition.Activities!.Where(activity => reached.Contains(activity.ActivityId))],
            Transitions = [.. definition.Transitions!.Where(transition => reached.Contains(transition.SourceActivityId))],
        };
    }
}
