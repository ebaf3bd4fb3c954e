using Duplicates.Service.Data;
using Duplicates.Service.Offices;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Workflows;

/// <summary>What became of a move: how many cases went to the newest version, and how many stayed because of which activity.</summary>
internal sealed record WorkflowMove(int Moved, IReadOnlyDictionary<string, int> Stayed);

/// <summary>
/// Moves running cases to the newest version of their workflow, by the ids of the activities at which they wait. A case that waits
/// at an activity which the newest version does not have stays where it is. Terms that run go on as they were counted.
/// </summary>
internal sealed class WorkflowMoves(DuplicatesDbContext db, WorkflowTypes types, IOffices offices, TimeProvider clock)
{
    /// <summary>Moves all running cases of a version, in one transaction; an officer who acts at that moment collides and is told.</summary>
    public async Task<WorkflowMove> ToNewestAsync(string typeId, int from, CancellationToken cancellationToken)
    {
        var newest = await db.WorkflowTypes.Where(row => row.TypeId == typeId).MaxAsync(row => (int?)row.Version, cancellationToken) ?? from;
        if (from >= newest)
        {
            return new(0, new Dictionary<string, int>(StringComparer.Ordinal));
        }

        var (old, next, now) = (await types.FindAsync(typeId, from, cancellationToken), await types.FindAsync(typeId, newest, cancellationToken), clock.GetUtcNow());
        string[] kept = [.. next.Activities.Where(activity => activity.Kind!.Waits && old.Find(activity.ActivityId)?.Kind == activity.Kind).Select(activity => activity.ActivityId)];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var moved = await Running(typeId, from)
            .Where(instance => instance.Waits.All(wait => kept.Contains(wait.ActivityId)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.TypeVersion, newest).SetProperty(row => row.MovedAt, now).SetProperty(row => row.Steps, row => row.Steps + 1), cancellationToken);
        await GiveRolesAsync(old, next, now, kept, cancellationToken);
        var stayed = await Running(typeId, from).SelectMany(instance => instance.Waits).Where(wait => !kept.Contains(wait.ActivityId))
            .GroupBy(wait => wait.ActivityId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(moved, stayed);
    }

    private IQueryable<WorkflowInstanceRow> Running(string typeId, int version) =>
        db.WorkflowInstances.WhereFlag(instance => instance.IsFinished, false).Where(instance => instance.TypeId == typeId && instance.TypeVersion == version);

    /// <summary>Tasks whose roles the newest version changed wait for the new ones.</summary>
    private async Task GiveRolesAsync(WorkflowGraph old, WorkflowGraph next, DateTimeOffset movedAt, string[] kept, CancellationToken cancellationToken)
    {
        var changed = kept.Select(id => next.Find(id)!).Where(activity => !activity.Roles.SequenceEqual(old.Find(activity.ActivityId)!.Roles, StringComparer.Ordinal));
        string[] withSoleOfficer = [.. offices.All.Where(office => office.HasSoleOfficer).Select(office => office.Id)];
        foreach (var activity in changed)
        {
            var (roles, first) = (string.Join(' ', activity.Roles), activity.Roles[0]);
            var alone = SoleOfficers.TurnOfSole(first);
            var waits = db.WorkflowWaits.Where(wait => wait.ActivityId == activity.ActivityId
                && db.WorkflowInstances.Any(instance => instance.ApplicationId == wait.ApplicationId && instance.TypeVersion == next.Version && instance.MovedAt == movedAt));
            await db.Applications.Where(row => waits.Any(wait => wait.ApplicationId == row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.WaitsFor, row => withSoleOfficer.Contains(row.OfficeId) ? alone : first), cancellationToken);
            await waits.ExecuteUpdateAsync(set => set.SetProperty(wait => wait.Roles, roles), cancellationToken);
        }
    }
}
