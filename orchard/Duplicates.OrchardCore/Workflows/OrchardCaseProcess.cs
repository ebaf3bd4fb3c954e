using Duplicates.Domain.Applications;
using Duplicates.Service.Casework;
using Duplicates.Service.Following;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Scope;

namespace Duplicates.OrchardCore.Workflows;

/// <summary>
/// Answers by Orchard's workflow of a case what it waits for, and refuses what it does not. The workflow itself goes on when the case
/// is stored: the service notes each change in the transaction of the case and has <see cref="CaseFollower"/> follow it.
/// </summary>
internal sealed class OrchardCaseProcess(CaseWorkflows workflows) : ICaseProcess
{
    private readonly HashSet<Guid> _resumed = [];

    /// <inheritdoc />
    public Task StartAsync(DuplicateApplication application, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingTask>?> WaitingAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        // a scope of its own, because what it stores must be stored before it is read here
        await ShellScope.UsingChildScopeAsync(async scope =>
        {
            var (following, processes) = (scope.ServiceProvider.GetRequiredService<ICaseFollowing>(), scope.ServiceProvider.GetRequiredService<CaseWorkflows>());
            await following.CatchUpAsync(applicationId, cancellationToken);
            if (await processes.FindAsync(applicationId, cancellationToken) is { } process && (process.WorkflowId == 0 || await processes.IsLostAsync(process)))
            {
                await following.FollowAsync(applicationId, cancellationToken);
            }
        });
        return await TasksAsync(applicationId, cancellationToken);
    }

    /// <inheritdoc />
    public async Task ResumeAsync(DuplicateApplication application, string action, Actor by, CancellationToken cancellationToken)
    {
        // the workflow does not know yet of a step that this unit of work has gone already
        if (!_resumed.Add(application.Id) || await TasksAsync(application.Id, cancellationToken) is not { } tasks)
        {
            return;
        }

        var waiting = tasks.FirstOrDefault(task => task.Actions.Contains(action, StringComparer.Ordinal)) ?? throw new ActionNotAwaitedException(action, null);
        if (!waiting.Roles.Contains(by.Role.ToString(), StringComparer.Ordinal))
        {
            throw new ActionNotAwaitedException(action, by.Role.ToString());
        }
    }

    /// <inheritdoc />
    public Task RestartAsync(DuplicateApplication application, IReadOnlyList<string> done, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(DuplicateApplication application, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<IReadOnlyList<WaitingTask>?> TasksAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        if (await workflows.FindAsync(applicationId, cancellationToken) is not { WorkflowId: not 0 } process)
        {
            return null;
        }

        var tasks = new List<WaitingTask>();
        foreach (var wait in process.Waits.OrderBy(wait => wait.Since))
        {
            if (await workflows.DefinitionAsync(process, wait.ActivityId) is { IsUserTask: true } task)
            {
                tasks.Add(new(wait.ActivityId, task.Title, task.Actions, [.. wait.Roles], wait.DueOn, wait.Since));
            }
        }

        return tasks;
    }
}
