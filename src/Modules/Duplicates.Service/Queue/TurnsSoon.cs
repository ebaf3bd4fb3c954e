using Duplicates.Domain.Reception;
using Duplicates.Service.Booking;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Queue;

/// <summary>Tells whoever booked and waits that the turn comes soon: when two people at the most will be called before.</summary>
internal sealed class TurnsSoon(DuplicatesDbContext db, Tickets tickets, BookingMessages messages)
{
    private const int Ahead = 2;

    /// <summary>One run.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = tickets.Today;
        var offices = await db.QueueDesks.AsNoTracking().Select(row => row.OfficeId).Distinct().ToListAsync(cancellationToken);
        foreach (var office in offices)
        {
            var waiting = QueueOrder.Order(await tickets.WaitingAsync(office, cancellationToken), ticket => ticket.Visitor).ToList();
            foreach (var ticket in waiting.Take(Ahead + 1).Where(ticket => ticket is { IsTold: false, BookingId: not null } && ticket.Day == today))
            {
                await TellAsync(ticket, cancellationToken);
            }
        }
    }

    private async Task TellAsync(QueueTicketRow ticket, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var claimed = await db.QueueTickets.Where(row => row.Id == ticket.Id && !row.IsTold && row.State == TicketState.Waiting)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.IsTold, true), cancellationToken);
        if (claimed == 1 && await db.Places.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ticket.BookingId, cancellationToken) is { } booking)
        {
            messages.Tell(booking, BookingNews.Soon, Bookings.StartOf(booking));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
