using System.Text.Json.Nodes;
using Duplicates.Service.Workflows;

namespace Duplicates.Service.Tests.Workflows;

/// <summary>A workflow with a fault is refused before any case depends on it, and the fault is named.</summary>
public sealed class WorkflowCheckTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "no id", "a workflow: WorkflowTypeId is missing." },
        { "no name", "workflow duplicatesreview: Name is missing." },
        { "no activities", "workflow duplicatesreview: it has no activities." },
        { "unknown kind", "workflow duplicatesreview: activity hearing: the kind BrewCoffeeTask is unknown to the service." },
        { "same id", "workflow duplicatesreview: the activity id search occurs more than once." },
        { "no activity id", "workflow duplicatesreview: an activity of the kind FinishCaseTask has no ActivityId." },
        { "unknown source", "workflow duplicatesreview: the transition from nowhere by Done to search begins at an unknown activity." },
        { "unknown destination", "workflow duplicatesreview: the transition from sign by MarkReady to nowhere leads to an unknown activity." },
        { "impossible outcome", "workflow duplicatesreview: activity sign: the transition from sign by Refuse to ready has an outcome that the activity cannot have." },
        { "same transition", "workflow duplicatesreview: the transition from sign by MarkReady to ready occurs more than once." },
        { "action without transition", "workflow duplicatesreview: activity sign: MarkReady has no transition." },
        { "branch without transition", "workflow duplicatesreview: activity proposal: Refuse has no transition." },
        { "no start", "workflow duplicatesreview: it has no start." },
        { "two starts", "workflow duplicatesreview: it has more than one start: registered, search." },
        { "wrong start", "workflow duplicatesreview: activity search: a workflow cannot start with UserTaskEvent." },
        { "unreachable", "workflow duplicatesreview: activity island: it cannot be reached." },
        { "endless", "workflow duplicatesreview: activity collection-reminder: it leads back to itself without waiting on the way." },
        { "unknown role", "workflow duplicatesreview: activity prepare: the role Janitor does not exist." },
        { "unknown next role", "workflow duplicatesreview: activity prepare: the role Janitor does not exist." },
        { "no roles", "workflow duplicatesreview: activity prepare: it has no roles." },
        { "no actions", "workflow duplicatesreview: activity prepare: it has no actions." },
        { "unknown action", "workflow duplicatesreview: activity prepare: the action Dance is unknown to the service." },
        { "wrong term", "workflow duplicatesreview: activity prepare: TermWorkingDays is not a number of 1 or more." },
        { "escalation without term", "workflow duplicatesreview: activity prepare: it has a role to escalate to, but no term." },
        { "wrong timer", "workflow duplicatesreview: activity collection-timer: WorkingDays is not a number of 1 or more." },
        { "unknown notice", "workflow duplicatesreview: activity collection-reminder: the notice hello is unknown to the service." },
        { "no forks", "workflow duplicatesreview: activity ready: it has no forks." },
    };

    [Fact]
    public void Problems_OfTheReviewWorkflow_AreNone() => Assert.Empty(WorkflowCheck.Problems(WorkflowDefinition.Read(ReviewWorkflow.Json())));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Problems_OfAFault_NameTheActivity(string fault, string problem)
    {
        var workflow = ReviewWorkflow.Json();
        Spoil(workflow, fault);
        Assert.Contains(problem, WorkflowCheck.Problems(WorkflowDefinition.Read(workflow)), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{ "Activities": [ { "X": "left" } ] }""")]
    public void Read_AnotherShape_IsAFormatException(string json) => Assert.Throws<FormatException>(() => WorkflowDefinition.Read(JsonNode.Parse(json)));

    private static void Spoil(JsonObject workflow, string fault)
    {
        switch (fault)
        {
            case "no id" or "no name" or "no activities":
                workflow.Remove(fault switch { "no id" => "WorkflowTypeId", "no name" => "Name", _ => "Activities" });
                break;
            case "unknown kind":
                workflow.Activity("hearing")["Name"] = "BrewCoffeeTask";
                break;
            case "same id":
                workflow["Activities"]!.AsArray().Add(workflow.Activity("search").DeepClone());
                break;
            case "no activity id" or "unreachable":
                var island = workflow.Activity("refused").DeepClone();
                island["ActivityId"] = fault == "unreachable" ? "island" : null;
                workflow["Activities"]!.AsArray().Add(island);
                break;
            case "no start" or "two starts" or "wrong start":
                workflow.Activity("registered")["IsStart"] = fault == "two starts";
                workflow.Activity("search")["IsStart"] = fault != "no start";
                break;
            case "endless":
                workflow.Transition("collection-reminder", "Done")["DestinationActivityId"] = "collection-reminder";
                break;
            case "wrong timer":
                workflow.Activity("collection-timer")["Properties"]!["WorkingDays"] = 0;
                break;
            case "unknown notice":
                workflow.Activity("collection-reminder")["Properties"]!["Notice"] = "hello";
                break;
            case "no forks":
                workflow.Activity("ready")["Properties"]!["Forks"] = new JsonArray();
                break;
            default:
                SpoilTransitionOrTask(workflow, fault);
                break;
        }
    }

    private static void SpoilTransitionOrTask(JsonObject workflow, string fault)
    {
        var (transitions, task) = (workflow["Transitions"]!.AsArray(), workflow.Activity("prepare")["Properties"]!);
        switch (fault)
        {
            case "unknown source":
                transitions.Add(new JsonObject { ["SourceActivityId"] = "nowhere", ["SourceOutcomeName"] = "Done", ["DestinationActivityId"] = "search" });
                break;
            case "unknown destination":
                workflow.Transition("sign", "MarkReady")["DestinationActivityId"] = "nowhere";
                break;
            case "impossible outcome":
                workflow.Transition("sign", "MarkReady")["SourceOutcomeName"] = "Refuse";
                break;
            case "same transition":
                transitions.Add(workflow.Transition("sign", "MarkReady").DeepClone());
                break;
            case "action without transition":
                transitions.Remove(workflow.Transition("sign", "MarkReady"));
                break;
            case "branch without transition":
                transitions.Remove(workflow.Transition("proposal", "Refuse"));
                break;
            case "unknown role" or "no roles":
                task["Roles"] = fault == "no roles" ? new JsonArray() : new JsonArray("Janitor");
                break;
            case "no actions" or "unknown action":
                task["Actions"] = fault == "no actions" ? new JsonArray() : new JsonArray("Dance");
                break;
            case "unknown next role":
                task["Duplicates"]!["EscalateToRole"] = "Janitor";
                break;
            case "wrong term":
                task["Duplicates"]!["TermWorkingDays"] = "three";
                break;
            case "escalation without term":
                task["Duplicates"]!.AsObject().Remove("TermWorkingDays");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault.");
        }
    }
}
