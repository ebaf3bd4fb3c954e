using System.Text.Json;
using Duplicates.Domain.Applications;
using Duplicates.Service.Following;
using OrchardCore.ContentManagement.Workflows;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Workflows;

/// <summary>What a workflow is told of its case with each step; nothing about the people in it.</summary>
internal static class CaseInput
{
    private const string Proposal = "DuplicatesProposal";
    private const string CollectedHere = "DuplicatesCollectedHere";
    private const string Repeated = "DuplicatesRepeated";

    /// <summary>The input of a step; <paramref name="action"/> completes a user task.</summary>
    /// <param name="step">The step.</param>
    /// <param name="action">What an officer did; null for the beginning.</param>
    /// <param name="isRepeated">The step was gone before, in a workflow that is lost: nobody is told of it again.</param>
    public static Dictionary<string, object> Of(FollowedStep step, string? action = null, bool isRepeated = false)
    {
        var input = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Proposal] = (step.Proposal ?? ProposedOutcome.Approve).ToString(),
            [CollectedHere] = step.CollectedHere,
            [Repeated] = isRepeated,
        };
        if (action is not null)
        {
            input[ContentEventConstants.UserActionInputKey] = action;
        }

        return input;
    }

    /// <summary>The decision that was proposed.</summary>
    public static ProposedOutcome ProposalOf(WorkflowExecutionContext context) =>
        Enum.TryParse<ProposedOutcome>(Find(context, Proposal), out var proposal) ? proposal : ProposedOutcome.Approve;

    /// <summary>Whether the duplicate is collected at the school that holds the case.</summary>
    public static bool IsCollectedHere(WorkflowExecutionContext context) => !bool.TryParse(Find(context, CollectedHere), out var here) || here;

    /// <summary>Whether the step was gone before, in a workflow that is lost.</summary>
    public static bool IsRepeated(WorkflowExecutionContext context) => bool.TryParse(Find(context, Repeated), out var repeated) && repeated;

    /// <summary>What was stored comes back as JSON.</summary>
    private static string? Find(WorkflowExecutionContext context, string name) => context.Input.TryGetValue(name, out var value)
        ? value is JsonElement { ValueKind: JsonValueKind.String } json ? json.GetString() : value?.ToString()
        : null;
}
