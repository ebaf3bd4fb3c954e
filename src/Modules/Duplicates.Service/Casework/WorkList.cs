using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Casework;

/// <summary>
/// The cases of one school, the most urgent first. A page costs the same however many cases there are: each of its parts is
/// one stretch of one index, begun after the last line that was shown.
/// </summary>
internal sealed class WorkList(DuplicatesDbContext db)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of a tab.</summary>
    public Task<WorkListPage> ReadAsync(WorkListScope scope, WorkListTab tab, WorkListPosition? after, CancellationToken cancellationToken) =>
        PageAsync(Streams(scope, tab), tab is WorkListTab.Done, after, cancellationToken);

    /// <summary>A page of the open cases that one colleague holds.</summary>
    public Task<WorkListPage> ReadHeldByAsync(WorkListScope scope, string personId, WorkListPosition? after, CancellationToken cancellationToken) =>
        PageAsync([HeldBy(scope, personId)], newestFirst: false, after, cancellationToken);

    /// <summary>How many cases a tab holds.</summary>
    public async Task<TabCount> CountAsync(WorkListScope scope, WorkListTab tab, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var stream in Streams(scope, tab))
        {
            count += await stream.Take(TabCount.Most + 1).CountAsync(cancellationToken);
        }

        return new(count);
    }

    private IEnumerable<IQueryable<ApplicationRow>> Streams(WorkListScope scope, WorkListTab tab)
    {
        var rows = db.Applications.Where(row => row.OfficeId == scope.OfficeId);
        var open = rows.WhereFlag(row => row.IsOpen, true);

        // a case whose result is there is neither soon due nor overdue, however long it waits to be collected
        var awaited = rows.WhereFlag(row => row.AwaitsResult, true);
        return tab switch
        {
            WorkListTab.Mine => [HeldBy(scope, scope.PersonId)],
            WorkListTab.Turn => [rows.Where(row => row.WaitsFor == scope.Role)],
            WorkListTab.Escalated => [rows.Where(row => row.EscalatedTo == scope.Role)],
            WorkListTab.Unclaimed => [open.Where(row => row.AssigneeId == null)],
            WorkListTab.Waiting => scope.OtherRoles.Select(role => rows.Where(row => row.WaitsFor == role)),
            WorkListTab.Soon => [awaited.Where(row => row.DueOn >= scope.Today && row.DueOn <= scope.SoonUntil)],
            WorkListTab.Overdue => [awaited.Where(row => row.DueOn < scope.Today)],
            WorkListTab.Done => [rows.WhereFlag(row => row.IsOpen, false).Where(row => row.DueOn != null)],
            _ => [open],
        };
    }

    private IQueryable<ApplicationRow> HeldBy(WorkListScope scope, string personId) =>
        db.Applications.Where(row => row.OfficeId == scope.OfficeId && row.AssigneeId == personId).WhereFlag(row => row.IsOpen, true);

    private async Task<WorkListPage> PageAsync(
        IEnumerable<IQueryable<ApplicationRow>> streams, bool newestFirst, WorkListPosition? after, CancellationToken cancellationToken)
    {
        var found = new List<WorkListLine>();
        foreach (var stream in streams)
        {
            found.AddRange(await ReadAsync(stream, newestFirst, after, cancellationToken));
        }

        var sorted = newestFirst
            ? found.OrderByDescending(line => line.DueOn).ThenByDescending(line => line.Id)
            : found.OrderBy(line => line.DueOn).ThenBy(line => line.Id);
        List<WorkListLine> lines = [.. sorted.Take(PageSize)];
        return new(lines, found.Count > PageSize ? new(lines[^1].DueOn, lines[^1].Id) : null);
    }

    /// <summary>First what is due on the same day as the last line, then what is due after it: each is read from where it begins.</summary>
    private async Task<List<WorkListLine>> ReadAsync(
        IQueryable<ApplicationRow> stream, bool newestFirst, WorkListPosition? after, CancellationToken cancellationToken)
    {
        if (after is null)
        {
            return await Ordered(stream, newestFirst).Take(PageSize + 1).Lines(db).ToListAsync(cancellationToken);
        }

        var sameDay = stream.Where(row => row.DueOn == after.DueOn);
        sameDay = newestFirst ? sameDay.Where(row => row.Id.CompareTo(after.Id) < 0) : sameDay.Where(row => row.Id.CompareTo(after.Id) > 0);
        var lines = await Ordered(sameDay, newestFirst).Take(PageSize + 1).Lines(db).ToListAsync(cancellationToken);
        if (lines.Count <= PageSize)
        {
            var rest = newestFirst ? stream.Where(row => row.DueOn < after.DueOn) : stream.Where(row => row.DueOn > after.DueOn);
            lines.AddRange(await Ordered(rest, newestFirst).Take(PageSize + 1 - lines.Count).Lines(db).ToListAsync(cancellationToken));
        }

        return lines;
    }

    private static IQueryable<ApplicationRow> Ordered(IQueryable<ApplicationRow> rows, bool newestFirst) => newestFirst
        ? rows.OrderByDescending(row => row.DueOn).ThenByDescending(row => row.Id)
        : rows.OrderBy(row => row.DueOn).ThenBy(row => row.Id);
}

/// <summary>Turns rows into lines.</summary>
internal static class WorkListRows
{
    private static readonly string Asked = CaseSteps.StoredTypeOf<QuestionAsked>();
    private static readonly string Answered = CaseSteps.StoredTypeOf<QuestionAnswered>();

    /// <summary>Reads only what a line shows.</summary>
    public static IQueryable<WorkListLine> Lines(this IQueryable<ApplicationRow> rows, DuplicatesDbContext db) => rows.AsNoTracking().Select(row =>
        new WorkListLine(row.Id, row.Number!, row.LearnerName, row.State, row.DueOn!.Value)
        {
            Kind = new(row.Level, row.Distinction),
            Scope = row.Scope,
            Proposal = row.Proposal,
            WaitsFor = row.WaitsFor,
            IsStepOverdue = row.EscalatedTo != null,
            AwaitsResult = row.AwaitsResult,
            IsAsked = row.IsOpen && db.ApplicationEvents.Where(happened => happened.ApplicationId == row.Id && (happened.Type == Asked || happened.Type == Answered))
                .OrderByDescending(happened => happened.Sequence).Select(happened => happened.Type).FirstOrDefault() == Asked,
            RedirectUntil = row.RedirectUntil,
            AssigneeName = row.AssigneeName,
        });
}
