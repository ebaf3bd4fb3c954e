using Duplicates.Domain.Reception;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Queue;

/// <summary>
/// Changes tickets. Each change ends one period and begins another in one transaction, and the version of the ticket decides between two who change it
/// at once; that a desk has one visitor is a unique key.
/// </summary>
internal sealed class TicketChanges(DuplicatesDbContext db, TimeProvider clock)
{
    /// <summary>Changes a ticket as its reader saw it; false when it may not become that, or somebody else was faster.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="to">The next state.</param>
    /// <param name="change">What else changes.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<bool> TryAsync(QueueTicketRow ticket, TicketState to, Action<QueueTicketRow> change, CancellationToken cancellationToken)
    {
        if (!ticket.State.MayBecome(to))
        {
            return false;
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        db.ChangeTracker.Clear();
        db.Attach(ticket);
        change(ticket);
        ticket.State = to;
        ticket.SinceAt = now;
        ticket.Version++;
        db.QueuePeriods.Add(PeriodOf(ticket));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await db.QueuePeriods.Where(row => row.TicketId == ticket.Id && row.EndedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(period => period.EndedAt, now), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>The period that begins with the present state of a ticket.</summary>
    public static QueuePeriodRow PeriodOf(QueueTicketRow ticket) => new()
    {
        TicketId = ticket.Id,
        Sequence = ticket.Version,
        OfficeId = ticket.OfficeId,
        Day = ticket.Day,
        State = ticket.State,
        StartedAt = ticket.SinceAt,
        Desk = ticket.Desk,
        OfficerId = ticket.OfficerId,
    };
}
