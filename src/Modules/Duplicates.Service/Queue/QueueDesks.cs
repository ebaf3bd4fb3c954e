using Duplicates.Domain.Reception;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Queue;

/// <summary>What a desk sees.</summary>
/// <param name="Desk">Its number; null while the officer has opened none.</param>
/// <param name="Current">The visitor who was called or is being served; null when nobody is.</param>
/// <param name="Parked">Visitors who come back to this desk.</param>
/// <param name="Missed">Visitors who missed their calls and may still come.</param>
/// <param name="Waiting">Who waits, in the order in which they are called.</param>
internal sealed record DeskView(
    int? Desk, QueueTicketRow? Current, IReadOnlyList<QueueTicketRow> Parked, IReadOnlyList<QueueTicketRow> Missed, IReadOnlyList<QueueTicketRow> Waiting);

/// <summary>What an officer does at a desk of the queue. Whatever somebody else did first changes nothing here and returns false.</summary>
internal sealed class QueueDesks(DuplicatesDbContext db, Tickets tickets, TicketChanges changes, TimeProvider clock)
{
    /// <summary>Desks are numbered from 1 to this.</summary>
    public const int Most = 99;

    /// <summary>What the officer's desk sees.</summary>
    public async Task<DeskView> ViewAsync(SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var (office, today) = (officer.OfficeId, tickets.Today);
        var desk = await DeskOfAsync(officer, cancellationToken);
        var open = await db.QueueTickets.AsNoTracking()
            .Where(row => row.OfficeId == office && row.Day == today && row.State != TicketState.Done && row.State != TicketState.Left)
            .ToListAsync(cancellationToken);
        var others = await db.QueueDesks.AsNoTracking().Where(row => row.OfficeId == office && row.Desk != desk)
            .Select(row => row.Desk).ToListAsync(cancellationToken);
        bool IsForOthers(QueueTicketRow ticket) => ticket.OnlyDesk is { } only && others.Contains(only);
        var since = (clock.GetUtcNow() - TicketStates.Revivable).ToUnixTimeMilliseconds();
        return new(
            desk,
            open.Find(row => row.State is TicketState.Called or TicketState.Served && row.Desk == desk),
            [.. open.Where(row => row.State is TicketState.Parked && row.Desk == desk)],
            [.. open.Where(row => row.State is TicketState.Missed && row.SinceAt >= since).OrderByDescending(row => row.SinceAt)],
            [.. QueueOrder.Order(open.Where(row => row.State is TicketState.Waiting && !IsForOthers(row)).OrderBy(row => row.Number), row => row.Visitor)]);
    }

    /// <summary>Opens a desk for the officer, who leaves another; false when a colleague sits there.</summary>
    public async Task<bool> OpenAsync(SchoolOfficer officer, int desk, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.QueueDesks.Where(row => row.OfficerId == officer.AccountId).ExecuteDeleteAsync(cancellationToken);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        db.QueueDesks.Add(new() { OfficeId = officer.OfficeId, Desk = desk, OfficerId = officer.AccountId, OpenedAt = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Closes the officer's desk.</summary>
    public Task CloseAsync(SchoolOfficer officer, CancellationToken cancellationToken) =>
        db.QueueDesks.Where(row => row.OfficerId == officer.AccountId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Calls the next visitor to the officer's desk; null when nobody waits, no desk is open or it has a visitor.</summary>
    public async Task<QueueTicketRow?> NextAsync(SchoolOfficer officer, CancellationToken cancellationToken)
    {
        // as many tries as there are colleagues who may be faster
        for (var tries = 0; tries < Most; tries++)
        {
            if (await ViewAsync(officer, cancellationToken) is not { Desk: { } desk, Current: null, Waiting: [var next, ..] })
            {
                return null;
            }

            if (await CallAsync(next, officer, desk, cancellationToken))
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>Calls the visitor of the desk again; false when it is too early or there were enough calls.</summary>
    public async Task<bool> CallAgainAsync(SchoolOfficer officer, Guid id, CancellationToken cancellationToken)
    {
        var early = (clock.GetUtcNow() - TicketStates.BetweenCalls).ToUnixTimeMilliseconds();
        return await AtDeskAsync(officer, id, cancellationToken) is { State: TicketState.Called, Calls: < TicketStates.Calls } ticket
            && ticket.CalledAt <= early
            && await CallAsync(ticket, officer, ticket.Desk!.Value, cancellationToken);
    }

    /// <summary>The visitor has come.</summary>
    public Task<bool> StartAsync(SchoolOfficer officer, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(officer, id, TicketState.Served, _ => { }, cancellationToken);

    /// <summary>The visitor fills something in or fetches something and comes back to this desk.</summary>
    public Task<bool> ParkAsync(SchoolOfficer officer, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(officer, id, TicketState.Parked, _ => { }, cancellationToken);

    /// <summary>The visitor did not come; only after all calls.</summary>
    public async Task<bool> MissAsync(SchoolOfficer officer, Guid id, CancellationToken cancellationToken) =>
        await AtDeskAsync(officer, id, cancellationToken) is { State: TicketState.Called, Calls: >= TicketStates.Calls } ticket
        && await changes.TryAsync(ticket, TicketState.Missed, Leave, cancellationToken);

    /// <summary>The visit is over.</summary>
    /// <param name="officer">The officer.</param>
    /// <param name="id">The ticket.</param>
    /// <param name="breach">Why it took longer than R5.6 allows; null when it did not.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<bool> FinishAsync(SchoolOfficer officer, Guid id, BreachReason? breach, CancellationToken cancellationToken) =>
        ChangeAsync(officer, id, TicketState.Done, ticket => ticket.Breach = breach, cancellationToken);

    /// <summary>The visitor goes on to another service or another desk, as long as that is open, or to any, and keeps ticket and time of coming.</summary>
    public Task<bool> MoveAsync(SchoolOfficer officer, Guid id, ReceptionService? toService, int? toDesk, CancellationToken cancellationToken) => ChangeAsync(
        officer,
        id,
        TicketState.Waiting,
        ticket =>
        {
            Leave(ticket);
            (ticket.OnlyDesk, ticket.Calls) = (toDesk, 0);
            ticket.MovedTo = toService ?? ticket.MovedTo;
        },
        cancellationToken);

    /// <summary>The visitor has gone away.</summary>
    public Task<bool> LeaveAsync(SchoolOfficer officer, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(officer, id, TicketState.Left, Leave, cancellationToken);

    /// <summary>Somebody who missed the calls has come after all, in time: the ticket waits again with its old place.</summary>
    public async Task<bool> ReviveAsync(QueueTicketRow ticket, CancellationToken cancellationToken) =>
        ticket.State is TicketState.Missed && ticket.SinceAt >= (clock.GetUtcNow() - TicketStates.Revivable).ToUnixTimeMilliseconds()
        && await changes.TryAsync(ticket, TicketState.Waiting, revived => revived.Calls = 0, cancellationToken);

    /// <summary>Whether a visit took longer than R5.6 allows, as waiting or as serving, so that its reason is asked.</summary>
    public async Task<bool> IsBreachAsync(QueueTicketRow ticket, CancellationToken cancellationToken)
    {
        var periods = await db.QueuePeriods.AsNoTracking().Where(row => row.TicketId == ticket.Id).OrderBy(row => row.Sequence)
            .ToListAsync(cancellationToken);
        var lengths = VisitLengths.Of(ticket, periods, clock.GetUtcNow().ToUnixTimeMilliseconds());
        return lengths.Waited > QueueOrder.LongestWait || lengths.Served > QueueOrder.LongestWait;
    }

    private static void Leave(QueueTicketRow ticket) => (ticket.Desk, ticket.OfficerId) = (null, null);

    private async Task<int?> DeskOfAsync(SchoolOfficer officer, CancellationToken cancellationToken)
    {
        var (account, office) = (officer.AccountId, officer.OfficeId);
        return await db.QueueDesks.AsNoTracking().Where(row => row.OfficerId == account && row.OfficeId == office)
            .Select(row => (int?)row.Desk).SingleOrDefaultAsync(cancellationToken);
    }

    private Task<bool> CallAsync(QueueTicketRow ticket, SchoolOfficer officer, int desk, CancellationToken cancellationToken) => changes.TryAsync(
        ticket,
        TicketState.Called,
        called =>
        {
            (called.Desk, called.OfficerId) = (desk, officer.AccountId);
            called.Calls++;
            called.CalledAt = clock.GetUtcNow().ToUnixTimeMilliseconds();
        },
        cancellationToken);

    private async Task<QueueTicketRow?> AtDeskAsync(SchoolOfficer officer, Guid id, CancellationToken cancellationToken) =>
        await DeskOfAsync(officer, cancellationToken) is { } desk
        && await tickets.FindAsync(officer.OfficeId, id, cancellationToken) is { } ticket && ticket.Desk == desk ? ticket : null;

    private async Task<bool> ChangeAsync(
        SchoolOfficer officer, Guid id, TicketState to, Action<QueueTicketRow> change, CancellationToken cancellationToken) =>
        await AtDeskAsync(officer, id, cancellationToken) is { } ticket && await changes.TryAsync(ticket, to, change, cancellationToken);
}
