using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Workflows;

/// <summary>A version of a workflow and how many cases wait where; nothing about any one case.</summary>
/// <param name="Graph">The workflow.</param>
/// <param name="StoredAt">When it was imported.</param>
/// <param name="StartsCases">New cases begin with it.</param>
/// <param name="IsNewest">It is the newest version of its workflow.</param>
/// <param name="Running">How many cases run by it.</param>
/// <param name="Waiting">How many of them wait at which activity.</param>
internal sealed record WorkflowUse(WorkflowGraph Graph, DateTimeOffset StoredAt, bool StartsCases, bool IsNewest, int Running, IReadOnlyDictionary<string, int> Waiting);

/// <summary>Where one case stands in its workflow.</summary>
internal sealed record CasePlace(WorkflowGraph Graph, bool IsFinished, IReadOnlyList<WorkflowWaitRow> Waits, IReadOnlyList<WorkflowStepRow> Steps);

/// <summary>Reads where cases stand.</summary>
internal sealed class WorkflowOverview(DuplicatesDbContext db, WorkflowTypes types)
{
    /// <summary>The newest version of each workflow, and each older one by which cases still run.</summary>
    public async Task<IReadOnlyList<WorkflowUse>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await db.WorkflowTypes.AsNoTracking().OrderBy(row => row.TypeId).ThenByDescending(row => row.Version)
            .Select(row => new { row.TypeId, row.Version, row.StoredAt, row.StartsCases }).ToListAsync(cancellationToken);
        var running = await db.WorkflowInstances.WhereFlag(instance => instance.IsFinished, false).GroupBy(instance => new { instance.TypeId, instance.TypeVersion })
            .Select(group => new { group.Key.TypeId, group.Key.TypeVersion, Count = group.Count() }).ToListAsync(cancellationToken);
        var uses = new List<WorkflowUse>();
        foreach (var row in rows)
        {
            var count = running.Find(group => group.TypeId == row.TypeId && group.TypeVersion == row.Version)?.Count ?? 0;
            var isNewest = uses.TrueForAll(use => use.Graph.TypeId != row.TypeId);
            if (isNewest || count > 0)
            {
                var graph = await types.FindAsync(row.TypeId, row.Version, cancellationToken);
                uses.Add(new(graph, row.StoredAt, row.StartsCases, isNewest, count, await WaitingAsync(graph, cancellationToken)));
            }
        }

        return uses;
    }

    /// <summary>Where a case stands; null when it has no process yet.</summary>
    public async Task<CasePlace?> OfCaseAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var instance = await db.WorkflowInstances.AsNoTracking().Include(row => row.Waits).SingleOrDefaultAsync(row => row.ApplicationId == applicationId, cancellationToken);
        if (instance is null)
        {
            return null;
        }

        var steps = await db.WorkflowSteps.AsNoTracking().Where(step => step.ApplicationId == applicationId).OrderBy(step => step.Sequence).ToListAsync(cancellationToken);
        return new(await types.OfAsync(instance, cancellationToken), instance.IsFinished, [.. instance.Waits.OrderBy(wait => wait.StartedAt)], steps);
    }

    private async Task<Dictionary<string, int>> WaitingAsync(WorkflowGraph graph, CancellationToken cancellationToken) => await (
        from instance in db.WorkflowInstances
        where !instance.IsFinished && instance.TypeId == graph.TypeId && instance.TypeVersion == graph.Version
        join wait in db.WorkflowWaits on instance.ApplicationId equals wait.ApplicationId
        group wait by wait.ActivityId into waits
        select new { waits.Key, Count = waits.Count() }).ToDictionaryAsync(waits => waits.Key, waits => waits.Count, StringComparer.Ordinal, cancellationToken);
}
