using Duplicates.Domain.Time;
using Duplicates.Service.Following;
using Duplicates.Service.Workflows;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Scope;
using YesSql;

namespace Duplicates.OrchardCore.Workflows;

/// <summary>Does what the days that went by ask for: timers go on, tasks whose term has passed go to the next role.</summary>
internal sealed class CaseTimers(ISession session, CaseLock locks, ICaseFollowing following, TimeProvider clock)
{
    private const string TaskOverdue = "task-overdue";
    private const int Batch = 100;

    /// <summary>Goes once through the processes whose day has come; returns how many were advanced.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = CaseProcessIndex.DayNumber(AlmatyTime.Today(clock));
        var due = await session.QueryIndex<CaseProcessIndex>(index => index.ActOn <= today).OrderBy(index => index.ActOn).Take(Batch).ListAsync(cancellationToken);
        var advanced = 0;
        foreach (var applicationId in due.Select(index => Guid.Parse(index.CaseId)).ToList())
        {
            await using (await locks.HoldAsync(applicationId))
            {
                await ShellScope.UsingChildScopeAsync(scope => AdvanceAsync(scope.ServiceProvider, applicationId, cancellationToken));
            }

            // whose move it is may have changed
            advanced += await following.FollowAsync(applicationId, cancellationToken) ? 1 : 0;
        }

        return advanced;
    }

    private async Task AdvanceAsync(IServiceProvider services, Guid applicationId, CancellationToken cancellationToken)
    {
        var workflows = services.GetRequiredService<CaseWorkflows>();
        if (await workflows.FindAsync(applicationId, cancellationToken) is not { } process)
        {
            return;
        }

        var today = AlmatyTime.Today(clock);
        foreach (var wait in process.Waits.Where(wait => wait.ActOn <= today).ToList())
        {
            // a workflow that is lost is led anew when the case is followed, right after this
            if (await workflows.DefinitionAsync(process, wait.ActivityId) is not { } activity)
            {
                continue;
            }

            workflows.Date(wait, activity);
            if (wait.ActOn > today)
            {
                continue;
            }

            if (!activity.IsUserTask)
            {
                await workflows.ResumeTimerAsync(process, wait.ActivityId, clock.GetUtcNow());
                continue;
            }

            Escalate(wait, activity.EscalateToRole!);
            await services.GetRequiredService<IProcessNotices>().TellAsync(applicationId, activity.EscalateToRole!, TaskOverdue, wait.DueOn, cancellationToken);
        }

        await services.GetRequiredService<ISession>().SaveAsync(process, cancellationToken: cancellationToken);
    }

    /// <summary>The task stays whose it was: the next role sees it, too.</summary>
    private void Escalate(CaseWait wait, string next)
    {
        wait.Roles = [.. wait.Roles.Contains(next) ? wait.Roles : wait.Roles.Append(next)];
        (wait.EscalatedAt, wait.ActOn) = (clock.GetUtcNow(), null);
    }
}
