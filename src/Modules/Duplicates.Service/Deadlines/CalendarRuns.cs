using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Deadlines;

/// <summary>Sees that the published calendar has changed and starts one run for each change, however many hosts see it.</summary>
internal sealed class CalendarRuns(DuplicatesDbContext db, IWorkingCalendarSource calendars, TimeProvider clock)
{
    /// <summary>How many runs <see cref="NewestAsync"/> tells of.</summary>
    public const int Shown = 50;

    /// <summary>The newest runs, newest first.</summary>
    public async Task<IReadOnlyList<CalendarRunRow>> NewestAsync(CancellationToken cancellationToken) =>
        await db.Set<CalendarRunRow>().AsNoTracking().OrderByDescending(row => row.Number).Take(Shown).ToListAsync(cancellationToken);

    /// <summary>Starts a run if the calendar is not that of the last one; returns whether it did.</summary>
    public async Task<bool> StartIfChangedAsync(CancellationToken cancellationToken)
    {
        // the last run is read before the calendar: a host that remembers an older calendar would otherwise turn back a newer run
        var last = await db.Set<CalendarRunRow>().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        var calendar = await calendars.ReadCurrentAsync(cancellationToken);
        var text = CalendarText.Write(calendar);
        var fingerprint = CalendarText.Fingerprint(text);
        if (string.Equals(last?.Fingerprint, fingerprint, StringComparison.Ordinal))
        {
            return false;
        }

        db.Add(await NewAsync(last, calendar, text, fingerprint, cancellationToken));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            // another host started it, or moved the last one on: look again next time
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<CalendarRunRow> NewAsync(CalendarRunRow? last, WorkingCalendar calendar, string text, string fingerprint, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var difference = last is null ? CalendarDifference.Everything : CalendarDifference.Between(CalendarText.Read(last.Calendar), calendar);
        if (last is { IsOver: false })
        {
            (last.IsSuperseded, last.Version) = (true, last.Version + 1);
            difference = difference?.Join(last.Difference) ?? last.Difference;
        }

        // names that people never see, such as those of hidden days, change no case
        var (from, through) = (difference?.From ?? DateOnly.MaxValue, difference?.Through ?? DateOnly.MinValue);
        return new()
        {
            Number = (last?.Number ?? 0) + 1,
            Fingerprint = fingerprint,
            Calendar = text,
            ChangedFrom = from,
            ChangedThrough = through,
            StartedAt = now,
            FinishedAt = difference is null ? now : null,
            Total = await db.Applications.WhereFlag(row => row.IsOpen, true).CountAsync(row => row.AcceptedOn < through && row.DueOn >= from, cancellationToken),
        };
    }
}
