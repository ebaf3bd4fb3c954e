using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service.Data;
using Duplicates.Service.OfficeWork;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Queue;

/// <summary>The figures of some visits (R5.6).</summary>
/// <param name="Visits">Visits that were served.</param>
/// <param name="WaitedInTime">Of them, who waited at most 15 minutes.</param>
/// <param name="ServedInTime">Of them, who were served in at most 15 minutes.</param>
/// <param name="MedianWait">The median of waiting, in minutes; null without visits.</param>
/// <param name="NinetiethWait">The ninetieth percentile of waiting, in minutes.</param>
/// <param name="MedianServed">The median of serving, in minutes.</param>
/// <param name="NinetiethServed">The ninetieth percentile of serving, in minutes.</param>
/// <param name="Missed">People who were called and did not come.</param>
/// <param name="Left">People who went away.</param>
/// <param name="Booked">Visits with a booking.</param>
internal sealed record QueueNumbers(
    int Visits,
    int WaitedInTime,
    int ServedInTime,
    int? MedianWait,
    int? NinetiethWait,
    int? MedianServed,
    int? NinetiethServed,
    int Missed,
    int Left,
    int Booked)
{
    /// <summary>Sums rows up.</summary>
    public static QueueNumbers Of(IReadOnlyCollection<QueueFigureRow> rows)
    {
        var (waited, served) = (rows.Where(row => row.Measure is QueueMeasure.Waited).ToList(), rows.Where(row => row.Measure is QueueMeasure.Served).ToList());
        return new(
            Sum(waited),
            Sum(waited.Where(row => row.Minutes <= ReceptionPlan.LongestMinutes)),
            Sum(served.Where(row => row.Minutes <= ReceptionPlan.LongestMinutes)),
            Percentile(waited, 50),
            Percentile(waited, 90),
            Percentile(served, 50),
            Percentile(served, 90),
            Sum(rows.Where(row => row.Measure is QueueMeasure.Missed)),
            Sum(rows.Where(row => row.Measure is QueueMeasure.Left)),
            Sum(waited.Where(row => row.IsBooked)));
    }

    private static int Sum(IEnumerable<QueueFigureRow> rows) => rows.Sum(row => row.Visits);

    private static int? Percentile(IEnumerable<QueueFigureRow> rows, int percent) => Percentiles.Of(rows.Select(row => (row.Minutes, row.Visits)), percent);
}

/// <summary>Reckons figures from the periods of tickets, and reads them.</summary>
internal sealed class QueueFigures(DuplicatesDbContext db, Tickets tickets, TimeProvider clock)
{
    /// <summary>Reckons the running day and the one before anew, office by office.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = tickets.Today;
        foreach (var day in (int[])[today - 1, today])
        {
            foreach (var office in await db.QueueTickets.AsNoTracking().Where(row => row.Day == day).Select(row => row.OfficeId).Distinct()
                .ToListAsync(cancellationToken))
            {
                await ReckonAsync(office, day, cancellationToken);
            }
        }
    }

    /// <summary>The rows of a period: of one office, or of all.</summary>
    public Task<List<QueueFigureRow>> ReadAsync(DateOnly from, DateOnly to, string? officeId, CancellationToken cancellationToken)
    {
        var (first, last) = (from.DayNumber, to.DayNumber);
        return officeId is null ? SumOfAllAsync(first, last, cancellationToken)
            : db.QueueFigures.AsNoTracking().Where(row => row.OfficeId == officeId && row.Day >= first && row.Day <= last).ToListAsync(cancellationToken);
    }

    /// <summary>How many breaches of an office had which reason.</summary>
    public async Task<IReadOnlyDictionary<BreachReason, int>> ReasonsAsync(DateOnly from, DateOnly to, string officeId, CancellationToken cancellationToken)
    {
        var (first, last) = (from.DayNumber, to.DayNumber);
        return await db.QueueTickets.AsNoTracking().Where(row => row.OfficeId == officeId && row.Day >= first && row.Day <= last && row.Breach != null)
            .GroupBy(row => row.Breach!.Value).Select(group => new { group.Key, Visits = group.Count() })
                .ToDictionaryAsync(one => one.Key, one => one.Visits, cancellationToken);
    }

    /// <summary>The figures of one day of an office, as its tickets and periods say.</summary>
    public static IReadOnlyList<QueueFigureRow> Reckon(IEnumerable<(QueueTicketRow Ticket, IReadOnlyList<QueuePeriodRow> Periods)> visits, long now) =>
        [.. visits.SelectMany(visit => Measures(visit.Ticket, visit.Periods, now).Select(measure => (visit.Ticket, measure.Measure, measure.Minutes)))
            .GroupBy(one => (
                Hour: HourOf(one.Ticket),
                IsBooked: one.Ticket.BookingId is not null,
                one.Measure,
                one.Minutes,
                one.Ticket.Day,
                one.Ticket.OfficeId))
            .Select(group => new QueueFigureRow
            {
                Day = group.Key.Day,
                OfficeId = group.Key.OfficeId,
                Hour = group.Key.Hour,
                IsBooked = group.Key.IsBooked,
                Measure = group.Key.Measure,
                Minutes = group.Key.Minutes,
                Visits = group.Count(),
            })];

    private static IEnumerable<(QueueMeasure Measure, int Minutes)> Measures(QueueTicketRow ticket, IReadOnlyList<QueuePeriodRow> periods, long now)
    {
        var lengths = VisitLengths.Of(ticket, periods, now);
        if (ticket.State is TicketState.Done && lengths is { Waited: { } waited, Served: { } served })
        {
            yield return (QueueMeasure.Waited, Begun(waited));
            yield return (QueueMeasure.Served, Begun(served));
        }
        else if (ticket.State is TicketState.Missed)
        {
            yield return (QueueMeasure.Missed, 0);
        }
        else if (ticket.State is TicketState.Left)
        {
            yield return (QueueMeasure.Left, 0);
        }
    }

    private static int Begun(TimeSpan length) => Math.Min((int)Math.Ceiling(length.TotalMinutes), QueueFigureRow.LongestTold);

    private static int HourOf(QueueTicketRow ticket) => AlmatyTime.ToLocal(DateTimeOffset.FromUnixTimeMilliseconds(ticket.ArrivedAt)).Hour;

    private async Task ReckonAsync(string officeId, int day, CancellationToken cancellationToken)
    {
        var visits = await db.QueueTickets.AsNoTracking().Where(row => row.OfficeId == officeId && row.Day == day).ToListAsync(cancellationToken);
        var periods = (await db.QueuePeriods.AsNoTracking().Where(row => row.OfficeId == officeId && row.Day == day).OrderBy(row => row.Sequence)
            .ToListAsync(cancellationToken))
            .ToLookup(row => row.TicketId);
        var rows = Reckon(visits.Select(ticket => (ticket, (IReadOnlyList<QueuePeriodRow>)[.. periods[ticket.Id]])), clock.GetUtcNow()
            .ToUnixTimeMilliseconds());
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.QueueFigures.Where(row => row.OfficeId == officeId && row.Day == day).ExecuteDeleteAsync(cancellationToken);
        db.QueueFigures.AddRange(rows);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // another host reckons the same at this moment
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>All offices at once: hours are summed in the database, since the table has millions of rows.</summary>
    private async Task<List<QueueFigureRow>> SumOfAllAsync(int first, int last, CancellationToken cancellationToken) =>
        [.. (await db.QueueFigures.AsNoTracking().Where(row => row.Day >= first && row.Day <= last)
            .GroupBy(row => new { row.OfficeId, row.IsBooked, row.Measure, row.Minutes })
            .Select(group => new { group.Key, Visits = group.Sum(row => row.Visits) }).ToListAsync(cancellationToken))
            .Select(sum => QueueFigureRow.Sum(sum.Key.OfficeId, sum.Key.Measure, sum.Key.Minutes, sum.Visits, sum.Key.IsBooked))];
}
