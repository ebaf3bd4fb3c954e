using Duplicates.Domain.People;
using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service.Booking;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Queue;

/// <summary>A wish for a ticket.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Service">For what the person comes.</param>
/// <param name="Booking">The booking with which the person comes; null without one.</param>
/// <param name="Priority">The key of the group that goes first by law; null for everybody else.</param>
/// <param name="Iin">The IIN, when it was typed.</param>
/// <param name="BrowserKey">The browser at the door; null for a kiosk.</param>
internal sealed record TicketWish(
    string OfficeId, ReceptionService Service, PlaceRow? Booking = null, string? Priority = null, Iin? Iin = null, string? BrowserKey = null);

/// <summary>Where a ticket stands in the queue.</summary>
/// <param name="Ahead">People who will be called before.</param>
/// <param name="Estimate">How long it will probably take.</param>
internal sealed record QueuePosition(int Ahead, WaitEstimate Estimate);

/// <summary>Gives tickets and finds them again (R6.3). Numbers are counted in one statement, so that no two visitors ever have the same.</summary>
internal sealed class Tickets(DuplicatesDbContext db, Receptions receptions, LookupKeys keys, TimeProvider clock)
{
    private const int CodeLength = 22;

    private const string Count =
        """
        INSERT INTO "QueueCounters" AS c ("OfficeId", "Day", "Service", "Last") VALUES (@office, @day, @service, 1)
        ON CONFLICT ("OfficeId", "Day", "Service") DO UPDATE SET "Last" = c."Last" + 1
        RETURNING "Last"
        """;

    /// <summary>The Almaty day.</summary>
    public int Today => AlmatyTime.Today(clock).DayNumber;

    /// <summary>The instant at which an Almaty day begins, in milliseconds since 1970.</summary>
    public static long Midnight(DateOnly day) => AlmatyTime.ToInstant(day.ToDateTime(default)).ToUnixTimeMilliseconds();

    /// <summary>Gives a ticket; a booking that has one already gives the same again, and so does a browser whose turn has not come.</summary>
    public async Task<QueueTicketRow> IssueAsync(TicketWish wish, CancellationToken cancellationToken)
    {
        if (await ExistingAsync(wish, cancellationToken) is { } existing)
        {
            return existing;
        }

        var now = clock.GetUtcNow();
        try
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var number = await db.Database.ReadPlainAsync(
                Count,
                row => row.GetInt32(0),
                cancellationToken,
                ("@office", wish.OfficeId),
                ("@day", Today),
                ("@service", wish.Service.ToString()));
            var ticket = New(wish, number[0], now);
            db.QueueTickets.Add(ticket);
            db.QueuePeriods.Add(TicketChanges.PeriodOf(ticket));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ticket;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception) && wish.Booking is not null)
        {
            // the second of two touches: the booking has its ticket
            db.ChangeTracker.Clear();
            return await ExistingAsync(wish, cancellationToken)
                ?? throw new InvalidOperationException("A booking has a ticket that cannot be found.", exception);
        }
    }

    /// <summary>What the link to a ticket holds: 22 URL-safe characters, made from the ticket and the key of look-ups.</summary>
    public string CodeOf(Guid ticket) => keys.Of("ticket-link", ticket.ToString("N"))[..CodeLength];

    /// <summary>The ticket of a link; null when there is none.</summary>
    public Task<QueueTicketRow?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var hash = keys.Of("ticket-code", code);
        return db.QueueTickets.AsNoTracking().SingleOrDefaultAsync(row => row.CodeHash == hash, cancellationToken);
    }

    /// <summary>The ticket that a desk of an office has before it; null when it is of another office or day.</summary>
    public Task<QueueTicketRow?> FindAsync(string officeId, Guid id, CancellationToken cancellationToken)
    {
        var today = Today;
        return db.QueueTickets.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.OfficeId == officeId && row.Day == today, cancellationToken);
    }

    /// <summary>Today's booking of an office that a person has, found by the phone or the IIN; null when there is none.</summary>
    public async Task<PlaceRow?> BookingOfAsync(string officeId, PhoneNumber? phone, Iin? iin, CancellationToken cancellationToken)
    {
        var today = AlmatyTime.Today(clock);
        var (from, before) = (Midnight(today), Midnight(today.AddDays(1)));
        var person = iin is null ? null : keys.Of(iin);
        var byPhone = phone is null ? null : keys.Of(phone);
        return await db.Places.AsNoTracking()
            .Where(row => row.OfficeId == officeId && row.StartsAt >= from && row.StartsAt < before && row.Use == PlaceUse.Booking
                && ((person != null && row.PersonKey == person) || (byPhone != null && row.PhoneKey == byPhone)))
            .OrderBy(row => row.StartsAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Where a waiting ticket stands.</summary>
    public async Task<QueuePosition> PositionAsync(QueueTicketRow ticket, CancellationToken cancellationToken)
    {
        var waiting = QueueOrder.Order(await WaitingAsync(ticket.OfficeId, cancellationToken), other => other.Visitor).ToList();
        var ahead = Math.Max(waiting.FindIndex(other => other.Id == ticket.Id), 0);
        var (office, today) = (ticket.OfficeId, Today);
        var desks = await db.QueueDesks.CountAsync(row => row.OfficeId == office, cancellationToken);
        var served = await db.QueuePeriods.AsNoTracking()
            .Where(row => row.OfficeId == office && row.Day == today && row.State == TicketState.Served && row.EndedAt != null)
            .OrderByDescending(row => row.StartedAt).Take(WaitEstimate.Looks).Select(row => row.EndedAt!.Value - row.StartedAt).ToListAsync(cancellationToken);
        var plan = (await receptions.FindAsync(office, cancellationToken)).Plan;
        return new(ahead, WaitEstimate.Of(ahead, [.. served.Select(length => TimeSpan.FromMilliseconds(length))], desks, plan.Duration));
    }

    /// <summary>Who waits at an office today, by the order of the tickets.</summary>
    public Task<List<QueueTicketRow>> WaitingAsync(string officeId, CancellationToken cancellationToken)
    {
        var today = Today;
        return db.QueueTickets.AsNoTracking().Where(row => row.OfficeId == officeId && row.Day == today && row.State == TicketState.Waiting)
            .OrderBy(row => row.ArrivedAt).ThenBy(row => row.Number).ToListAsync(cancellationToken);
    }

    private async Task<QueueTicketRow?> ExistingAsync(TicketWish wish, CancellationToken cancellationToken)
    {
        var today = Today;
        if (wish.Booking is { } booking)
        {
            return await db.QueueTickets.AsNoTracking().SingleOrDefaultAsync(row => row.BookingId == booking.Id, cancellationToken);
        }

        return wish.BrowserKey is { } browser
            ? await db.QueueTickets.AsNoTracking().FirstOrDefaultAsync(
                row => row.OfficeId == wish.OfficeId && row.Day == today && row.BrowserKey == browser && row.State == TicketState.Waiting, cancellationToken)
            : null;
    }

    private QueueTicketRow New(TicketWish wish, int number, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new()
        {
            Id = id,
            OfficeId = wish.OfficeId,
            Day = Today,
            Service = wish.Service,
            Number = number,
            CodeHash = keys.Of("ticket-code", CodeOf(id)),
            BrowserKey = wish.BrowserKey,
            State = TicketState.Waiting,
            ArrivedAt = now.ToUnixTimeMilliseconds(),
            SinceAt = now.ToUnixTimeMilliseconds(),
            BookingId = wish.Booking?.Id,
            BookedFor = wish.Booking?.StartsAt,
            Priority = wish.Priority,
            IinKey = wish.Iin is { } iin ? keys.Of(iin) : null,
        };
    }
}
