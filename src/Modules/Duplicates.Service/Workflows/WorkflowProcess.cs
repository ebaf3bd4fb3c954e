using Duplicates.Domain.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Casework;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Workflows;

/// <summary>Leads cases by the workflow of the recipes: case, history and process are stored in one transaction, or none of them is.</summary>
internal sealed class WorkflowProcess(DuplicatesDbContext db, WorkflowTypes types, WorkflowChanges changes, IWorkingCalendarSource calendars, TimeProvider clock) : ICaseProcess
{
    /// <inheritdoc />
    public bool IsShownByService => true;

    /// <inheritdoc />
    public async Task StartAsync(DuplicateApplication application, CancellationToken cancellationToken)
    {
        // without a workflow the rules alone lead the case; it gets its process when there is one
        if (await types.CurrentAsync(cancellationToken) is { } graph)
        {
            var instance = WorkflowChanges.NewInstance(application.Id, application.CollectionOfficeId!, graph, clock.GetUtcNow());
            db.WorkflowInstances.Add(instance);
            await ChangeAsync(instance, graph, application, run => run.Start(), cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingTask>?> WaitingAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var instance = await db.WorkflowInstances.AsNoTracking().Include(row => row.Waits).SingleOrDefaultAsync(row => row.ApplicationId == applicationId, cancellationToken);
        if (instance is null)
        {
            return null;
        }

        var graph = await types.OfAsync(instance, cancellationToken);
        return [.. instance.Waits.Where(wait => wait.IsUserTask).OrderBy(wait => wait.StartedAt).Select(wait => ToTask(wait, graph.Find(wait.ActivityId)!))];
    }

    /// <inheritdoc />
    public Task ResumeAsync(DuplicateApplication application, string action, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(application, run => run.Resume(action, by.Role.ToString()), cancellationToken);

    /// <inheritdoc />
    public Task RestartAsync(DuplicateApplication application, IReadOnlyList<string> done, CancellationToken cancellationToken) =>
        ChangeAsync(application, run => run.Restart(done), cancellationToken);

    /// <inheritdoc />
    public Task StopAsync(DuplicateApplication application, CancellationToken cancellationToken) =>
        ChangeAsync(application, run => run.Stop(), cancellationToken);

    private async Task ChangeAsync(DuplicateApplication application, Action<WorkflowRun> change, CancellationToken cancellationToken)
    {
        // a case from before there was a workflow is placed in it by the catch-up
        if (await changes.FindAsync(application.Id, cancellationToken) is { } instance)
        {
            await ChangeAsync(instance, await types.OfAsync(instance, cancellationToken), application, change, cancellationToken);
        }
    }

    private async Task ChangeAsync(WorkflowInstanceRow instance, WorkflowGraph graph, DuplicateApplication application, Action<WorkflowRun> change, CancellationToken cancellationToken)
    {
        instance.CollectionOfficeId = application.CollectionOfficeId!;
        var run = new WorkflowRun(graph, instance, CaseFacts.Of(application), calendars.Current, clock.GetUtcNow());
        change(run);
        await changes.KeepAsync(instance, run, cancellationToken);
    }

    private static WaitingTask ToTask(WorkflowWaitRow wait, WorkflowActivity activity) =>
        new(activity.ActivityId, activity.Title, activity.Actions, wait.RoleList, wait.DueOn, wait.StartedAt);
}
