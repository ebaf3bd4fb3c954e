using System.Text.Json;
using System.Text.Json.Nodes;
using Duplicates.Domain;

namespace Duplicates.Service.Workflows;

/// <summary>A workflow as a recipe has it, in the form of Orchard's WorkflowType. It may still be wrong: see <see cref="WorkflowCheck"/>.</summary>
internal sealed record WorkflowDefinition(
    string? WorkflowTypeId,
    string? Name,
    bool IsEnabled,
    IReadOnlyList<WorkflowActivity>? Activities,
    IReadOnlyList<WorkflowTransition>? Transitions)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is of another shape.</exception>
    public static WorkflowDefinition Read(JsonNode? json)
    {
        try
        {
            return (json as JsonObject)?.Deserialize<WorkflowDefinition>() ?? throw new FormatException("a workflow is not an object.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"a workflow has another shape than expected ({exception.Path}).", exception);
        }
    }
}

/// <summary>An activity of a workflow.</summary>
internal sealed record WorkflowActivity(string ActivityId, string Name, int X, int Y, bool IsStart, JsonObject? Properties)
{
    /// <summary>The key under which the service keeps what Orchard's own activities do not have.</summary>
    public const string OwnKey = "Duplicates";

    /// <summary>The kind; null when the service knows no such kind.</summary>
    public ActivityKind? Kind => ActivityKind.Find(Name);

    /// <summary>What people call it: our titles in both languages, or Orchard's one title.</summary>
    public BilingualText Title =>
        Text(Own?[nameof(Title)], Languages.Kazakh) is { Length: > 0 } kk && Text(Own?[nameof(Title)], Languages.Russian) is { Length: > 0 } ru
            ? new(kk, ru)
            : new(OneTitle, OneTitle);

    /// <summary>User task: the actions that end it.</summary>
    public IReadOnlyList<string> Actions => Texts(nameof(Actions));

    /// <summary>User task: who may do it, the role it waits for first.</summary>
    public IReadOnlyList<string> Roles => Texts(nameof(Roles));

    /// <summary>Fork: the ways that are gone at once.</summary>
    public IReadOnlyList<string> Forks => Texts(nameof(Forks));

    /// <summary>Timer: how many working days it waits.</summary>
    public int? WorkingDays => Number(Properties?[nameof(WorkingDays)]);

    /// <summary>User task: its own term in working days.</summary>
    public int? TermWorkingDays => Number(Own?[nameof(TermWorkingDays)]);

    /// <summary>User task: the role that is told when the term has passed.</summary>
    public string? EscalateToRole => Text(Own, nameof(EscalateToRole));

    /// <summary>Notice: which text it is.</summary>
    public string? Notice => Text(Properties, nameof(Notice));

    /// <summary>Notice: whom it is for.</summary>
    public string? Role => Text(Properties, nameof(Role));

    /// <summary>Whether the term is given but is no number of working days.</summary>
    public bool HasWrongTerm => Own?[nameof(TermWorkingDays)] is not null && TermWorkingDays is null or < 1;

    private JsonObject? Own => Properties?[OwnKey] as JsonObject;

    private string OneTitle => Text(Properties?["ActivityMetadata"], nameof(Title)) is { Length: > 0 } title ? title : Name;

    private List<string> Texts(string name) =>
        Properties?[name] is JsonArray values ? [.. values.Select(value => value is JsonValue text && text.TryGetValue<string>(out var read) ? read : string.Empty)] : [];

    private static string? Text(JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}

/// <summary>Leads from an outcome of one activity to another activity.</summary>
internal sealed record WorkflowTransition(string SourceActivityId, string SourceOutcomeName, string DestinationActivityId);
