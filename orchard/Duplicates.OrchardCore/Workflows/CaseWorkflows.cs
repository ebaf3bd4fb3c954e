using Duplicates.Domain.Time;
using Duplicates.OrchardCore.Workflows.Activities;
using Duplicates.Service.Calendar;
using Duplicates.Service.Cases;
using Duplicates.Service.Following;
using OrchardCore.Workflows.Models;
using OrchardCore.Workflows.Services;
using YesSql;

namespace Duplicates.OrchardCore.Workflows;

/// <summary>Leads Orchard's workflow of a case behind what happened to the case. The caller holds the lock of the case and ends the transaction.</summary>
internal sealed class CaseWorkflows(
    ISession session,
    IWorkflowManager manager,
    IWorkflowStore workflows,
    IWorkflowTypeStore types,
    IWorkingCalendarSource calendars)
{
    /// <summary>A case as correlation ids name it.</summary>
    public static string CaseIdOf(Guid applicationId) => applicationId.ToString("N");

    /// <summary>The process of a case; null when it has none.</summary>
    public Task<CaseProcessDocument?> FindAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var caseId = CaseIdOf(applicationId);
        return session.Query<CaseProcessDocument, CaseProcessIndex>(index => index.CaseId == caseId).FirstOrDefaultAsync(cancellationToken)!;
    }

    /// <summary>
    /// Goes the steps that the workflow has not gone yet. A workflow that was lost (its instance deleted or ended by hand, its type removed, an
    /// activity at which it waits gone) begins anew and goes all steps again; nobody is told twice.
    /// </summary>
    public async Task<CaseProcessDocument?> FollowAsync(FollowedCase followed, CancellationToken cancellationToken)
    {
        var process = await FindAsync(followed.Id, cancellationToken) ?? new() { CaseId = CaseIdOf(followed.Id) };
        var known = process.Version;
        if (await IsLostAsync(process))
        {
            await StopAsync(process);
            (process.Version, process.WorkflowId) = (0, 0);
        }

        foreach (var step in followed.Steps.Where(step => step.Version > process.Version))
        {
            if (!await GoAsync(process, step, isRepeated: step.Version <= known))
            {
                // without a workflow the rules alone lead the case, until there is one again
                (process.Version, process.WorkflowId, process.Waits) = (0, 0, []);
                await session.SaveAsync(process, cancellationToken: cancellationToken);
                return null;
            }

            process.Version = step.Version;
        }

        await session.SaveAsync(process, cancellationToken: cancellationToken);
        return process;
    }

    /// <summary>Whether the workflow of a case is there no more, or no more waits where it waited, while the case goes on.</summary>
    public async Task<bool> IsLostAsync(CaseProcessDocument process)
    {
        if (process.Waits.Count == 0)
        {
            return false;
        }

        return await WorkflowOfAsync(process) is not { Status: WorkflowStatus.Halted } workflow
            || await types.GetAsync(workflow.WorkflowTypeId) is not { } type
            || process.Waits.Any(wait => Find(type, wait.ActivityId) is null || workflow.BlockingActivities.All(blocking => blocking.ActivityId != wait.ActivityId));
    }

    /// <summary>Goes on from a timer whose day has come.</summary>
    public async Task ResumeTimerAsync(CaseProcessDocument process, string activityId, DateTimeOffset now)
    {
        var workflow = await WorkflowOfAsync(process);
        if (workflow?.BlockingActivities.FirstOrDefault(blocking => blocking.ActivityId == activityId) is { } waiting)
        {
            Require(await manager.ResumeWorkflowAsync(workflow, waiting, new Dictionary<string, object>(StringComparer.Ordinal)));
            await NoteWaitsAsync(process, workflow, now, left: activityId);
        }
    }

    /// <summary>The definition of what a process waits at; null when the workflow no longer has it.</summary>
    public async Task<ActivityDefinition?> DefinitionAsync(CaseProcessDocument process, string activityId) =>
        await WorkflowOfAsync(process) is { } workflow && await types.GetAsync(workflow.WorkflowTypeId) is { } type ? Find(type, activityId) : null;

    /// <summary>Counts the term of what waits by the calendar as it is now.</summary>
    public void Date(CaseWait wait, ActivityDefinition activity)
    {
        if (activity.WorkingDays is not { } days)
        {
            return;
        }

        var dueOn = calendars.Current.AddWorkingDays(DateOnly.FromDateTime(AlmatyTime.ToLocal(wait.Since)), days);
        wait.DueOn = dueOn;
        wait.ActOn = !activity.IsUserTask ? dueOn : activity.EscalateToRole is not null && wait.EscalatedAt is null ? dueOn.AddDays(1) : null;
    }

    private Task<bool> GoAsync(CaseProcessDocument process, FollowedStep step, bool isRepeated) => step.Move switch
    {
        ProcessMove.Begin => BeginAsync(process, step, isRepeated),
        ProcessMove.BeginAnew => BeginAnewAsync(process, step, isRepeated),
        ProcessMove.Stop => StopAsync(process),
        _ => ActAsync(process, step, step.Action, isRepeated),
    };

    private async Task<bool> BeginAsync(CaseProcessDocument process, FollowedStep step, bool isRepeated)
    {
        const string Beginning = nameof(ApplicationRegisteredEvent);
        if ((await types.GetByStartActivityAsync(Beginning)).FirstOrDefault(type => type.IsEnabled) is not { } type)
        {
            return false;
        }

        var start = type.Activities.First(activity => activity.IsStart && activity.Name == Beginning);
        var context = Require(await manager.StartWorkflowAsync(type, start, CaseInput.Of(step, isRepeated: isRepeated), process.CaseId));
        process.WorkflowId = context.Workflow.Id;
        await NoteWaitsAsync(process, context.Workflow, step.At, left: null);
        return true;
    }

    private async Task<bool> BeginAnewAsync(CaseProcessDocument process, FollowedStep step, bool isRepeated)
    {
        await StopAsync(process);
        if (!await BeginAsync(process, step, isRepeated))
        {
            return false;
        }

        foreach (var action in step.StillDone)
        {
            await ActAsync(process, step, action, isRepeated);
        }

        return true;
    }

    private async Task<bool> StopAsync(CaseProcessDocument process)
    {
        if (await WorkflowOfAsync(process) is { Status: WorkflowStatus.Halted } workflow)
        {
            workflow.BlockingActivities.Clear();
            workflow.Status = WorkflowStatus.Aborted;
            await workflows.SaveAsync(workflow);
        }

        process.Waits.Clear();
        return true;
    }

    private async Task<bool> ActAsync(CaseProcessDocument process, FollowedStep step, string action, bool isRepeated)
    {
        if (await WorkflowOfAsync(process) is not { } workflow || await types.GetAsync(workflow.WorkflowTypeId) is not { } type)
        {
            return false;
        }

        var waiting = workflow.BlockingActivities.FirstOrDefault(blocking => Find(type, blocking.ActivityId) is { IsUserTask: true } task && task.Actions.Contains(action, StringComparer.Ordinal));
        if (waiting is null)
        {
            return true;
        }

        // Orchard drops a way that leads back to its own activity, and the workflow would end there: it stays and waits anew
        if (!LeadsBack(type, waiting.ActivityId, action))
        {
            Require(await manager.ResumeWorkflowAsync(workflow, waiting, CaseInput.Of(step, action, isRepeated)));
        }

        await NoteWaitsAsync(process, workflow, step.At, left: waiting.ActivityId);
        return true;
    }

    private static bool LeadsBack(WorkflowType type, string activityId, string outcome) =>
        type.Transitions.Any(way => way.SourceActivityId == activityId && way.SourceOutcomeName == outcome && way.DestinationActivityId == activityId);

    private static ActivityDefinition? Find(WorkflowType type, string activityId) =>
        type.Activities.FirstOrDefault(activity => activity.ActivityId == activityId) is { } record ? new(record) : null;

    private async Task<Workflow?> WorkflowOfAsync(CaseProcessDocument process) => process.WorkflowId == 0 ? null : await workflows.GetAsync(process.WorkflowId);

    /// <summary>What was left waits anew when the way led back to it.</summary>
    private async Task NoteWaitsAsync(CaseProcessDocument process, Workflow workflow, DateTimeOffset at, string? left)
    {
        var type = await types.GetAsync(workflow.WorkflowTypeId);
        var known = process.Waits.Where(wait => wait.ActivityId != left).ToDictionary(wait => wait.ActivityId, StringComparer.Ordinal);
        process.Waits = [.. workflow.BlockingActivities.Select(blocking => known.GetValueOrDefault(blocking.ActivityId) ?? NewWait(Find(type, blocking.ActivityId)!, at))];
    }

    private CaseWait NewWait(ActivityDefinition activity, DateTimeOffset at)
    {
        var wait = new CaseWait { ActivityId = activity.ActivityId, Since = at, Roles = activity.IsUserTask ? [.. activity.Roles] : [] };
        Date(wait, activity);
        return wait;
    }

    private static WorkflowExecutionContext Require(WorkflowExecutionContext context) => context.Status is WorkflowStatus.Faulted
        ? throw new InvalidOperationException($"Workflow {context.WorkflowId} failed: {context.Workflow.FaultMessage}")
        : context;
}
