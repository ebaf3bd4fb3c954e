using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Deadlines;

/// <summary>
/// Counts the open cases of a run anew, batch by batch. A batch and the progress of the run are stored in one transaction on the
/// run's version: whatever host dies or competes, no case is left out and none is done twice.
/// </summary>
internal sealed class DueDateRecalculation(DuplicatesDbContext db, ApplicationStore store, TimeProvider clock)
{
    private const int LargestBatch = 200;
    private static readonly TimeSpan HoldLength = TimeSpan.FromMinutes(1);

    /// <summary>A host may register a case by the calendar before the change for so long after it.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(30);

    private readonly Guid _host = Guid.NewGuid();
    private int _batch = LargestBatch;

    /// <summary>Works on the newest run until it is over, another host holds it, or it has to settle.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await TakeAsync(cancellationToken) is { } run && await StepAsync(run, cancellationToken))
        {
            db.ChangeTracker.Clear();
        }

        db.ChangeTracker.Clear();
    }

    private async Task<CalendarRunRow?> TakeAsync(CancellationToken cancellationToken)
    {
        var run = await db.Set<CalendarRunRow>().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (run is null or { IsOver: true } || (run.Holder != _host && run.HeldUntil > now) || (run.IsSettling && now < run.StartedAt + SettlingTime))
        {
            return null;
        }

        (run.Holder, run.HeldUntil, run.Version) = (_host, now + HoldLength, run.Version + 1);
        return run;
    }

    private async Task<bool> StepAsync(CalendarRunRow run, CancellationToken cancellationToken)
    {
        try
        {
            var ids = await NextAsync(run, cancellationToken);
            var cases = ids.Count == 0 ? [] : await store.FindManyAsync(ids, cancellationToken);
            Recalculate(run, cases);
            if (ids.Count == 0)
            {
                Advance(run);
            }

            await store.SaveAllAsync(cases, cancellationToken);
            _batch = LargestBatch;
            return true;
        }
        catch (StaleCaseException)
        {
            // somebody changed a case of the batch, or another host took the run over: look again, with fewer at a time
            store.Forget();
            _batch = Math.Max(1, _batch / 4);
            return true;
        }
    }

    /// <summary>The next cases by acceptance and id, which never change; the due date decides who is concerned, and it does.</summary>
    private async Task<List<Guid>> NextAsync(CalendarRunRow run, CancellationToken cancellationToken)
    {
        var (from, through, cursor, id) = (run.ChangedFrom, run.ChangedThrough, run.CursorAcceptedOn, run.CursorId);
        var concerned = db.Applications.WhereFlag(row => row.IsOpen, true).Where(row => row.DueOn >= from);

        // first the rest of the last day, then the days after it: each is read from where it begins
        var found = cursor < through ? await PlacesAsync(concerned.Where(row => row.AcceptedOn == cursor && row.Id.CompareTo(id) > 0), _batch, cancellationToken) : [];
        if (found.Count < _batch)
        {
            var dayBefore = Later(run.IsSettling ? AlmatyDay(run.StartedAt).AddDays(-1) : DateOnly.MinValue, cursor);
            found.AddRange(await PlacesAsync(concerned.Where(row => row.AcceptedOn > dayBefore && row.AcceptedOn < through), _batch - found.Count, cancellationToken));
        }

        if (found.Count > 0)
        {
            (run.CursorAcceptedOn, run.CursorId) = (found[^1].AcceptedOn, found[^1].Id);
            run.Done += run.IsSettling ? 0 : found.Count;
        }

        return [.. found.Select(place => place.Id)];
    }

    private static Task<List<Place>> PlacesAsync(IQueryable<ApplicationRow> rows, int count, CancellationToken cancellationToken) =>
        rows.OrderBy(row => row.AcceptedOn).ThenBy(row => row.Id).Take(count).Select(row => new Place(row.AcceptedOn!.Value, row.Id)).ToListAsync(cancellationToken);

    private void Recalculate(CalendarRunRow run, IReadOnlyList<DuplicateApplication> cases)
    {
        var (calendar, cause, now) = (CalendarText.Read(run.Calendar), run.Cause, clock.GetUtcNow());
        foreach (var application in cases.Where(application => application.State.IsOpen()))
        {
            var isMoved = application.RecalculateDueDate(calendar, cause, now);
            run.Moved += isMoved ? 1 : 0;
            run.Explained += !isMoved && application.NewEvents.Any() ? 1 : 0;
        }
    }

    /// <summary>After the first pass the run settles; after the second it is finished.</summary>
    private void Advance(CalendarRunRow run)
    {
        if (run.IsSettling)
        {
            run.FinishedAt = clock.GetUtcNow();
            return;
        }

        (run.IsSettling, run.CursorAcceptedOn, run.CursorId) = (true, DateOnly.MinValue, Guid.Empty);
    }

    private static DateOnly AlmatyDay(DateTimeOffset instant) => DateOnly.FromDateTime(AlmatyTime.ToLocal(instant));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private sealed record Place(DateOnly AcceptedOn, Guid Id);
}
