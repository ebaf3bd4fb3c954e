using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Workflows;

/// <summary>
/// Advances the processes whose day has come. Several hosts may do it at once: each process is advanced by one of them,
/// because the others collide on its number of steps and pass on.
/// </summary>
internal sealed class WorkflowTimers(DuplicatesDbContext db, WorkflowTypes types, WorkflowChanges changes, IWorkingCalendarSource calendars, TimeProvider clock)
{
    private const int BatchSize = 200;

    /// <summary>Goes once through everything that is due; returns how many processes this host advanced.</summary>
    /// <exception cref="AggregateException">Some could not be advanced; the others were.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (advanced, failures, last) = (0, new List<Exception>(), (DueWait?)null);
        while (await NextBatchAsync(last, cancellationToken) is { Length: > 0 } batch)
        {
            last = batch[^1];

            // hosts that run at the same time seldom meet when each takes the batch in an order of its own
            Random.Shared.Shuffle(batch);
            foreach (var applicationId in batch.Select(wait => wait.ApplicationId).Distinct())
            {
                advanced += await AdvanceAsync(applicationId, failures, cancellationToken) ? 1 : 0;
            }
        }

        return failures.Count == 0 ? advanced : throw new AggregateException("Some processes could not be advanced.", failures);
    }

    private Task<DueWait[]> NextBatchAsync(DueWait? after, CancellationToken cancellationToken)
    {
        var today = AlmatyTime.Today(clock);
        var due = db.WorkflowWaits.AsNoTracking().Where(wait => wait.ActOn <= today);
        if (after is not null)
        {
            due = due.Where(wait => wait.ActOn > after.ActOn || (wait.ActOn == after.ActOn && wait.Id.CompareTo(after.Id) > 0));
        }

        return due.OrderBy(wait => wait.ActOn).ThenBy(wait => wait.Id).Take(BatchSize)
            .Select(wait => new DueWait(wait.ActOn!.Value, wait.Id, wait.ApplicationId)).ToArrayAsync(cancellationToken);
    }

    private async Task<bool> AdvanceAsync(Guid applicationId, List<Exception> failures, CancellationToken cancellationToken)
    {
        try
        {
            return await AdvanceAsync(applicationId, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            failures.Add(exception);
            return false;
        }
    }

    private async Task<bool> AdvanceAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        // the row first: if an officer acts between the two reads, its version is the older one and nothing of this is stored;
        // the other way round, whom the case waited for before would be written over whom it waits for now
        var row = await changes.CaseAsync(applicationId, cancellationToken);
        if (await changes.FindAsync(applicationId, cancellationToken) is not { IsFinished: false } instance)
        {
            db.ChangeTracker.Clear();
            return false;
        }

        var graph = await types.OfAsync(instance, cancellationToken);
        var run = new WorkflowRun(graph, instance, CaseFacts.Of(row), calendars.Current, clock.GetUtcNow());
        run.ActOnDays();
        await changes.KeepAsync(instance, run, cancellationToken);
        return await changes.TrySaveAsync(cancellationToken) && run.Steps.Count > 0;
    }

    private sealed record DueWait(DateOnly ActOn, Guid Id, Guid ApplicationId);
}
