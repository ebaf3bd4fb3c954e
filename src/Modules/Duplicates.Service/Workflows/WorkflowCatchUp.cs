using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Workflows;

/// <summary>Remembers for which version of the workflow this host found every open case in its place.</summary>
internal sealed class WorkflowCatchUpState
{
    public (string TypeId, int Version)? Done { get; set; }
}

/// <summary>
/// Gives open cases that have no process one, in the right place: what happened to them is gone through again, at the times when it happened.
/// </summary>
internal sealed class WorkflowCatchUp(
    DuplicatesDbContext db,
    ApplicationStore store,
    WorkflowTypes types,
    WorkflowChanges changes,
    WorkflowCatchUpState state,
    IWorkingCalendarSource calendars)
{
    private const int BatchSize = 200;

    /// <summary>Goes through all such cases; returns how many this host placed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (await types.CurrentAsync(cancellationToken) is not { } graph || state.Done == (graph.TypeId, graph.Version))
        {
            return 0;
        }

        var (placed, seen, last) = (0, 0, Guid.Empty);
        while (await NextBatchAsync(last, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var id in batch)
            {
                placed += await PlaceAsync(id, graph, cancellationToken) ? 1 : 0;
            }

            (seen, last) = (seen + batch.Count, batch[^1]);
        }

        if (placed == seen)
        {
            state.Done = (graph.TypeId, graph.Version);
        }

        return placed;
    }

    private Task<List<Guid>> NextBatchAsync(Guid after, CancellationToken cancellationToken) =>
        db.Applications.Where(row => row.IsOpen && row.Id.CompareTo(after) > 0 && !db.WorkflowInstances.Any(instance => instance.ApplicationId == row.Id))
            .OrderBy(row => row.Id).Select(row => row.Id).Take(BatchSize).ToListAsync(cancellationToken);

    private async Task<bool> PlaceAsync(Guid applicationId, WorkflowGraph graph, CancellationToken cancellationToken)
    {
        var application = (await store.FindAsync(applicationId, cancellationToken))!;
        var instance = WorkflowChanges.NewInstance(applicationId, application.CollectionOfficeId!, graph, application.History[^1].At);
        db.WorkflowInstances.Add(instance);
        for (var known = 1; known <= application.History.Count; known++)
        {
            db.WorkflowSteps.AddRange(Repeat(DuplicateApplication.FromHistory(applicationId, application.History.Take(known)), graph, instance));
        }

        var row = await changes.CaseAsync(applicationId, cancellationToken);
        if (row.Version != application.History.Count)
        {
            // it changed meanwhile: the next run places it
            db.ChangeTracker.Clear();
            return false;
        }

        changes.SetTurn(row, instance);
        return await changes.TrySaveAsync(cancellationToken);
    }

    /// <summary>Repeats the newest event of a history; nobody is told again of what they were told then.</summary>
    private List<WorkflowStepRow> Repeat(DuplicateApplication application, WorkflowGraph graph, WorkflowInstanceRow instance)
    {
        var newest = application.History[^1];
        var step = CaseSteps.Of(newest);
        if (step.MoveOf(newest) is ProcessMove.Beside)
        {
            return [];
        }

        var run = new WorkflowRun(graph, instance, CaseFacts.Of(application), calendars.Current, newest.At);
        switch (step.MoveOf(newest))
        {
            case ProcessMove.Begin:
                instance.StartedAt = newest.At;
                run.Start();
                break;
            case ProcessMove.BeginAnew:
                run.Restart(CaseSteps.StillDone(application));
                break;
            case ProcessMove.GoOn:
                // an older way through the office may hold actions that this workflow does not know: the case waits where it is
                run.ResumeIfAwaited(step.ActionName);
                break;
            case ProcessMove.Stop:
                run.Stop();
                break;
        }

        return run.Steps;
    }
}
