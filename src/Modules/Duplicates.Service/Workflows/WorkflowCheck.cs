namespace Duplicates.Service.Workflows;

/// <summary>Finds what is wrong with a workflow before any case depends on it; each line names the activity.</summary>
internal static class WorkflowCheck
{
    /// <summary>All problems; none when cases can be led by it.</summary>
    public static IReadOnlyList<string> Problems(WorkflowDefinition definition)
    {
        var name = string.IsNullOrWhiteSpace(definition.WorkflowTypeId) ? "a workflow" : $"workflow {definition.WorkflowTypeId}";
        var problems = Identity(definition).Concat(EachActivity(definition)).Concat(EachTransition(definition)).Concat(Start(definition)).ToList();

        // the ways through a workflow can be followed only when everything named exists
        var found = problems.Count > 0 ? problems : [.. Unreachable(new(definition)), .. EndlessWays(new(definition))];
        return [.. found.Select(problem => $"{name}: {problem}.")];
    }

    private static IEnumerable<string> Identity(WorkflowDefinition definition)
    {
        if (string.IsNullOrWhiteSpace(definition.WorkflowTypeId))
        {
            yield return "WorkflowTypeId is missing";
        }

        if (string.IsNullOrWhiteSpace(definition.Name))
        {
            yield return "Name is missing";
        }

        if (definition.Activities is null or [])
        {
            yield return "it has no activities";
        }
    }

    private static IEnumerable<string> EachActivity(WorkflowDefinition definition)
    {
        var activities = definition.Activities ?? [];
        foreach (var id in activities.GroupBy(activity => activity.ActivityId, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            yield return $"the activity id {id} occurs more than once";
        }

        foreach (var activity in activities)
        {
            if (string.IsNullOrWhiteSpace(activity.ActivityId))
            {
                yield return $"an activity of the kind {activity.Name} has no ActivityId";
            }

            foreach (var problem in activity.Kind is { } kind ? kind.Problems(activity) : [$"the kind {activity.Name} is unknown to the service"])
            {
                yield return $"activity {activity.ActivityId}: {problem}";
            }
        }
    }

    private static IEnumerable<string> EachTransition(WorkflowDefinition definition)
    {
        var activities = (definition.Activities ?? []).Where(activity => activity.ActivityId is not null).DistinctBy(activity => activity.ActivityId, StringComparer.Ordinal).ToList();
        var transitions = definition.Transitions ?? [];
        foreach (var transition in transitions)
        {
            var way = $"the transition from {transition.SourceActivityId} by {transition.SourceOutcomeName} to {transition.DestinationActivityId}";
            var source = activities.Find(activity => activity.ActivityId == transition.SourceActivityId);
            if (source is null)
            {
                yield return $"{way} begins at an unknown activity";
            }
            else if (source.Kind is { } kind && !kind.Outcomes(source).Contains(transition.SourceOutcomeName, StringComparer.Ordinal))
            {
                yield return $"activity {source.ActivityId}: {way} has an outcome that the activity cannot have";
            }

            if (activities.TrueForAll(activity => activity.ActivityId != transition.DestinationActivityId))
            {
                yield return $"{way} leads to an unknown activity";
            }
        }

        foreach (var same in transitions.GroupBy(transition => transition).Where(same => same.Count() > 1))
        {
            yield return $"the transition from {same.Key.SourceActivityId} by {same.Key.SourceOutcomeName} to {same.Key.DestinationActivityId} occurs more than once";
        }

        foreach (var activity in activities.Where(activity => activity.Kind is { MustLeadOn: true }))
        {
            foreach (var outcome in activity.Kind!.Outcomes(activity).Where(outcome => !transitions.Any(transition => transition.SourceActivityId == activity.ActivityId && transition.SourceOutcomeName == outcome)))
            {
                yield return $"activity {activity.ActivityId}: {outcome} has no transition";
            }
        }
    }

    private static IEnumerable<string> Start(WorkflowDefinition definition)
    {
        var starts = (definition.Activities ?? []).Where(activity => activity.IsStart).ToList();
        if (starts.Count != 1)
        {
            yield return starts.Count == 0 ? "it has no start" : $"it has more than one start: {string.Join(", ", starts.Select(activity => activity.ActivityId))}";
        }

        foreach (var activity in starts.Where(activity => activity.Kind is { CanStart: false }))
        {
            yield return $"activity {activity.ActivityId}: a workflow cannot start with {activity.Name}";
        }
    }

    private static IEnumerable<string> Unreachable(WorkflowGraph graph)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { graph.Start.ActivityId };
        var toFollow = new Stack<WorkflowActivity>([graph.Start]);
        while (toFollow.TryPop(out var activity))
        {
            foreach (var next in graph.After(activity).Where(next => reached.Add(next.ActivityId)))
            {
                toFollow.Push(next);
            }
        }

        return graph.Activities.Where(activity => !reached.Contains(activity.ActivityId)).Select(activity => $"activity {activity.ActivityId}: it cannot be reached");
    }

    /// <summary>Ways that return to where they began without waiting anywhere.</summary>
    private static IEnumerable<string> EndlessWays(WorkflowGraph graph) =>
        from activity in graph.Activities
        where !activity.Kind!.Waits && ReturnsWithoutWaiting(graph, activity)
        select $"activity {activity.ActivityId}: it leads back to itself without waiting on the way";

    private static bool ReturnsWithoutWaiting(WorkflowGraph graph, WorkflowActivity start)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var toFollow = new Stack<WorkflowActivity>([start]);
        while (toFollow.TryPop(out var activity))
        {
            foreach (var next in graph.After(activity).Where(next => !next.Kind!.Waits && seen.Add(next.ActivityId)))
            {
                toFollow.Push(next);
            }
        }

        return seen.Contains(start.ActivityId);
    }
}
