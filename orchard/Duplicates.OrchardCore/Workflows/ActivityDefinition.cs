using System.Text.Json.Nodes;
using Duplicates.Domain;
using OrchardCore.Workflows.Models;
using OrchardCore.Workflows.UserTasks.Activities;

namespace Duplicates.OrchardCore.Workflows;

/// <summary>Reads of an activity what the service needs: Orchard's own properties, and those under <c>Duplicates</c> that Orchard keeps and ignores.</summary>
internal sealed class ActivityDefinition(ActivityRecord record)
{
    /// <summary>Whether a person has to do something.</summary>
    public bool IsUserTask => record.Name == nameof(UserTaskEvent);

    /// <summary>The activity's id in its workflow.</summary>
    public string ActivityId => record.ActivityId;

    /// <summary>What it is called.</summary>
    public BilingualText Title => new(Own?[nameof(Title)]?["kk"]?.GetValue<string>() ?? record.Name, Own?[nameof(Title)]?["ru"]?.GetValue<string>() ?? record.Name);

    /// <summary>The names of the actions that end a user task.</summary>
    public IReadOnlyList<string> Actions => Texts("Actions");

    /// <summary>Who may do a user task.</summary>
    public IReadOnlyList<string> Roles => Texts("Roles");

    /// <summary>The term of a user task or the wait of a timer, in working days; null when there is none.</summary>
    public int? WorkingDays => IsUserTask ? Number(Own, "TermWorkingDays") : Number(record.Properties, "WorkingDays");

    /// <summary>The role to which a user task goes when its term has passed; null when to nobody.</summary>
    public string? EscalateToRole => Own?[nameof(EscalateToRole)]?.GetValue<string>();

    private JsonNode? Own => record.Properties?["Duplicates"];

    private static int? Number(JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private List<string> Texts(string name) => record.Properties?[name] is JsonArray texts ? [.. texts.Select(text => text!.GetValue<string>())] : [];
}
