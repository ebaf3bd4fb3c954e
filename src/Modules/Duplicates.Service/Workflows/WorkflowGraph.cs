using System.Collections.Frozen;

namespace Duplicates.Service.Workflows;

/// <summary>A workflow without fault, to be followed. It never changes.</summary>
internal sealed class WorkflowGraph
{
    private readonly FrozenDictionary<string, WorkflowActivity> _activities;
    private readonly ILookup<(string Source, string Outcome), string> _transitions;

    /// <summary>Makes it from a definition in which <see cref="WorkflowCheck"/> found nothing missing.</summary>
    public WorkflowGraph(WorkflowDefinition definition, int version = 1)
    {
        (TypeId, Version, Name) = (definition.WorkflowTypeId!, version, definition.Name!);
        Activities = definition.Activities!;
        Transitions = definition.Transitions ?? [];
        _activities = Activities.ToFrozenDictionary(activity => activity.ActivityId, StringComparer.Ordinal);
        _transitions = Transitions.ToLookup(transition => (transition.SourceActivityId, transition.SourceOutcomeName), transition => transition.DestinationActivityId);
        Start = Activities.First(activity => activity.IsStart);
    }

    public string TypeId { get; }

    /// <summary>1 for the first import; each import that changes something makes the next.</summary>
    public int Version { get; }

    public string Name { get; }

    public IReadOnlyList<WorkflowActivity> Activities { get; }

    public IReadOnlyList<WorkflowTransition> Transitions { get; }

    public WorkflowActivity Start { get; }

    /// <summary>The activity with this id; null when the workflow has none.</summary>
    public WorkflowActivity? Find(string activityId) => _activities.GetValueOrDefault(activityId);

    /// <summary>Where an outcome leads.</summary>
    public IEnumerable<WorkflowActivity> After(WorkflowActivity activity, string outcome) => _transitions[(activity.ActivityId, outcome)].Select(id => _activities[id]);

    /// <summary>Where any outcome leads.</summary>
    public IEnumerable<WorkflowActivity> After(WorkflowActivity activity) =>
        activity.Kind!.Outcomes(activity).SelectMany(outcome => After(activity, outcome)).Distinct();
}
