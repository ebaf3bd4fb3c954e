using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Home;

/// <summary>How long applications of the last months took, in working days from acceptance to the result (R5.3).</summary>
/// <param name="From">The first day (Almaty) of acceptance that is counted.</param>
/// <param name="Through">The last one.</param>
/// <param name="Cases">How many applications are counted.</param>
/// <param name="Half">Working days within which half of them had the result.</param>
/// <param name="NineInTen">Working days within which nine in ten had it.</param>
internal sealed record Durations(DateOnly From, DateOnly Through, int Cases, int Half, int NineInTen);

/// <summary>
/// The durations for everybody. Only what was accepted long enough ago to be answered is counted, and what is still awaited counts with the days it has taken
/// so far, so that late cases do not better the figure. Few cases are not told of (<see cref="SmallCounts"/>). The cases of all organisations are
/// one stretch of an index, read once an hour for all readers.
/// </summary>
internal sealed class RecentDurations(IServiceScopeFactory scopes, IWorkingCalendarSource calendars, TimeProvider clock) : IDisposable
{
    private const int FirstDaysAgo = 120;
    private const int LastDaysAgo = 30;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _reading = new(1);
    private (DateTimeOffset ReadAt, Durations? Durations) _kept;

    /// <summary>The durations; null while too few cases are known, or while the database cannot answer: nobody needs them to apply.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Durations?> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if ((now - _kept.ReadAt).Duration() > Fresh)
            {
                _kept = (now, await ReadAsync(now, cancellationToken));
            }

            return _kept.Durations;
        }
        catch (Exception exception) when (DatabaseFailure.IsDown(exception))
        {
            return _kept.Durations;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The durations of cases of known lengths; null for too few.</summary>
    /// <param name="from">The first day of acceptance.</param>
    /// <param name="through">The last one.</param>
    /// <param name="cases">How many cases took how many working days.</param>
    public static Durations? Of(DateOnly from, DateOnly through, IEnumerable<(int Days, int Cases)> cases)
    {
        var byLength = cases.OrderBy(one => one.Days).ToList();
        var all = byLength.Sum(one => one.Cases);
        return all < SmallCounts.Fewest ? null : new(from, through, all, Within(byLength, (all + 1) / 2), Within(byLength, ((9 * all) + 9) / 10));
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    private static int Within(List<(int Days, int Cases)> byLength, int wanted)
    {
        var place = 0;
        while ((wanted -= byLength[place].Cases) > 0)
        {
            place++;
        }

        return byLength[place].Days;
    }

    private async Task<Durations?> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (today, calendar) = (AlmatyTime.Today(clock), calendars.Current);
        var (from, through) = (today.AddDays(-FirstDaysAgo), today.AddDays(-LastDaysAgo));
        await using var scope = scopes.CreateAsyncScope();
        var lengths = await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().Applications.AsNoTracking()
            .Where(row => row.AcceptedOn >= from && row.AcceptedOn <= through && (row.Outcome == null || row.Outcome != CaseOutcome.Withdrawn))
            .GroupBy(row => new { row.AcceptedOn, row.AnsweredOn })
            .Select(group => new { group.Key.AcceptedOn, group.Key.AnsweredOn, Cases = group.Count() })
            .ToListAsync(cancellationToken);
        return Of(from, through, lengths.Select(one => (calendar.WorkingDaysBetween(one.AcceptedOn!.Value, one.AnsweredOn ?? today), one.Cases)));
    }
}
