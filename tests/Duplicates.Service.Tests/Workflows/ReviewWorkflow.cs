using System.Text.Json.Nodes;
using Duplicates.Service.Workflows;

namespace Duplicates.Service.Tests.Workflows;

/// <summary>The workflow that the recipes bring.</summary>
internal static class ReviewWorkflow
{
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "recipes", "review-workflow.recipe.json");

    public static JsonObject Recipe() => JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();

    /// <summary>The workflow itself, to be changed.</summary>
    public static JsonObject Json() => Recipe()["steps"]![0]!["data"]![0]!.DeepClone().AsObject();

    public static WorkflowGraph Graph() => new(WorkflowDefinition.Read(Json()));

    /// <summary>One of its activities.</summary>
    public static JsonObject Activity(this JsonObject workflow, string id) =>
        workflow["Activities"]!.AsArray().Select(activity => activity!.AsObject()).Single(activity => activity["ActivityId"]!.GetValue<string>() == id);

    /// <summary>Its transitions from an activity by an outcome.</summary>
    public static JsonObject Transition(this JsonObject workflow, string source, string outcome) =>
        workflow["Transitions"]!.AsArray().Select(transition => transition!.AsObject())
            .Single(transition => transition["SourceActivityId"]!.GetValue<string>() == source && transition["SourceOutcomeName"]!.GetValue<string>() == outcome);

    /// <summary>A recipe that brings a workflow.</summary>
    public static string RecipeWith(params JsonObject[] workflows) => new JsonObject
    {
        ["name"] = "test",
        ["steps"] = new JsonArray(new JsonObject { ["name"] = "WorkflowType", ["data"] = new JsonArray([.. workflows.Select(workflow => workflow.DeepClone())]) }),
    }.ToJsonString();
}
