using Duplicates.Domain.Reception;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Queue;

/// <summary>
/// Ends what a day has left open, after it: visitors who were never called have left, visits that nobody finished are over, desks are closed. Erases
/// the keys by which a person could be found again the next day, and tickets after the figures need them no more.
/// </summary>
internal sealed class QueueRetention(DuplicatesDbContext db, Tickets queue, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    /// <summary>For how many days what was left open is looked for: longer than a host is down.</summary>
    private const int LookBack = 7;

    private static readonly TimeSpan LongestShift = TimeSpan.FromHours(14);

    /// <summary>One run.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), queue.Today);
        var (moment, oldest) = (now.ToUnixTimeMilliseconds(), today - options.Value.Booking.KeepDays);
        var opened = (now - LongestShift).ToUnixTimeMilliseconds();
        await db.QueueDesks.Where(row => row.OpenedAt < opened).ExecuteDeleteAsync(cancellationToken);
        await db.QueuePeriods.Where(row => row.Day < today && row.Day >= today - LookBack && row.EndedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.EndedAt, moment), cancellationToken);
        var tickets = db.QueueTickets.Where(row => row.Day < today && row.Day >= today - LookBack);
        await tickets.Where(row => row.State == TicketState.Waiting || row.State == TicketState.Called).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.State, TicketState.Left).SetProperty(row => row.Desk, (int?)null), cancellationToken);
        await tickets.Where(row => row.State == TicketState.Served || row.State == TicketState.Parked)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.State, TicketState.Done), cancellationToken);
        await tickets.Where(row => row.IinKey != null || row.BrowserKey != null).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.IinKey, (string?)null).SetProperty(row => row.BrowserKey, (string?)null), cancellationToken);
        await db.QueueCounters.Where(row => row.Day < today - 1).ExecuteDeleteAsync(cancellationToken);
        await db.QueuePeriods.Where(row => row.Day < oldest).ExecuteDeleteAsync(cancellationToken);
        await db.QueueTickets.Where(row => row.Day < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
