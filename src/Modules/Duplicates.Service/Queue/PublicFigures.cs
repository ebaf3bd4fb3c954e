using Duplicates.Domain.Reception;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Queue;

/// <summary>Visits of an hour or a weekday as everybody may know them.</summary>
/// <param name="Key">The hour (Almaty), or the weekday from Monday as 0.</param>
/// <param name="Booked">With a booking; null when it is not told.</param>
/// <param name="WalkedIn">Without one; null when it is not told.</param>
internal sealed record VisitCount(int Key, int? Booked, int? WalkedIn);

/// <summary>What everybody may know of the visits of an office in a month.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Lengths">How many visits waited and were served for how many minutes; at least <see cref="SmallCounts.Fewest"/> visits.</param>
/// <param name="Hours">The visits by the hours in which people came.</param>
/// <param name="Weekdays">The visits by weekdays.</param>
internal sealed record OfficeMonth(string OfficeId, IReadOnlyList<QueueFigureRow> Lengths, IReadOnlyList<VisitCount> Hours, IReadOnlyList<VisitCount> Weekdays);

/// <summary>
/// The figures of the queue for everybody (R5.6). An office with few visits in a month, and a cell that tells of few, are left out here already: sums are
/// made of what is told, so that no difference of two of them gives back what is not (decision 80). A month is read once in ten minutes for all readers.
/// </summary>
internal sealed class PublicFigures(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    /// <summary>How many months can be chosen.</summary>
    public const int Months = 13;

    private const int DaysOfWeek = 7;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _reading = new(1);
    private readonly Dictionary<DateOnly, (DateTimeOffset ReadAt, IReadOnlyList<OfficeMonth> Offices)> _kept = [];

    /// <summary>The months that can be chosen, the newest first, each by its first day.</summary>
    /// <param name="today">The Almaty day.</param>
    public static IEnumerable<DateOnly> MonthsUntil(DateOnly today) =>
        Enumerable.Range(0, Months).Select(back => new DateOnly(today.Year, today.Month, 1).AddMonths(-back));

    /// <summary>What is public of a month.</summary>
    /// <param name="month">Its first day; one of <see cref="MonthsUntil"/>, so that no more than those are ever kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<OfficeMonth>> ReadAsync(DateOnly month, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (!_kept.TryGetValue(month, out var kept) || (now - kept.ReadAt).Duration() > Fresh)
            {
                await using var scope = scopes.CreateAsyncScope();
                kept = (now, await ReadAsync(scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>(), month, cancellationToken));
                _kept[month] = kept;
            }

            return kept.Offices;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    /// <summary>Counts of several offices together: of what each tells.</summary>
    public static IReadOnlyList<VisitCount> Sum(IEnumerable<IReadOnlyList<VisitCount>> offices) =>
        [.. offices.SelectMany(counts => counts).GroupBy(count => count.Key).OrderBy(group => group.Key)
            .Select(group => new VisitCount(group.Key, Told(group, count => count.Booked), Told(group, count => count.WalkedIn)))];

    private static int? Told(IEnumerable<VisitCount> counts, Func<VisitCount, int?> column)
    {
        var told = counts.Select(column).OfType<int>().ToList();
        return told.Count == 0 ? null : told.Sum();
    }

    private static async Task<IReadOnlyList<OfficeMonth>> ReadAsync(DuplicatesDbContext db, DateOnly month, CancellationToken cancellationToken)
    {
        var (first, last) = (month.DayNumber, month.AddMonths(1).DayNumber - 1);
        var rows = db.QueueFigures.AsNoTracking().Where(row => row.Day >= first && row.Day <= last);
        var lengths = await rows.Where(row => row.Measure == QueueMeasure.Waited || row.Measure == QueueMeasure.Served)
            .GroupBy(row => new { row.OfficeId, row.Measure, row.Minutes })
            .Select(group => new { group.Key, Visits = group.Sum(row => row.Visits) }).ToListAsync(cancellationToken);
        var counts = await rows.Where(row => row.Measure == QueueMeasure.Waited)
            .GroupBy(row => new { row.OfficeId, row.Hour, Weekday = row.Day % DaysOfWeek, row.IsBooked })
            .Select(group => new { group.Key, Visits = group.Sum(row => row.Visits) }).ToListAsync(cancellationToken);
        var byOffice = counts.ToLookup(one => one.Key.OfficeId, StringComparer.Ordinal);
        return
        [
            .. from office in lengths.GroupBy(one => one.Key.OfficeId, StringComparer.Ordinal)
               let own = byOffice[office.Key].ToList()
               where own.Sum(one => one.Visits) >= SmallCounts.Fewest
               select new OfficeMonth(
                   office.Key,
                   [.. office.Select(one => QueueFigureRow.Sum(office.Key, one.Key.Measure, one.Key.Minutes, one.Visits))],
                   Counts(own.Select(one => (one.Key.Hour, one.Key.IsBooked, one.Visits))),
                   Counts(own.Select(one => (one.Key.Weekday, one.Key.IsBooked, one.Visits)))),
        ];
    }

    private static List<VisitCount> Counts(IEnumerable<(int Key, bool IsBooked, int Visits)> visits)
    {
        var lines = visits.GroupBy(visit => visit.Key).OrderBy(group => group.Key).ToList();
        int[] Column(bool isBooked) => [.. lines.Select(line => line.Where(visit => visit.IsBooked == isBooked).Sum(visit => visit.Visits))];
        var (booked, walkedIn) = SmallCounts.Hide(Column(isBooked: true), Column(isBooked: false));
        return [.. lines.Select((line, place) => new VisitCount(line.Key, booked[place], walkedIn[place]))];
    }
}
