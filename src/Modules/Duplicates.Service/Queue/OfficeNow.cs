using Duplicates.Domain.Reception;
using Duplicates.Domain.Time;
using Duplicates.Service.Booking;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Queue;

/// <summary>A desk that is open.</summary>
/// <param name="Desk">Its number.</param>
/// <param name="Visitor">The visitor; null when it has none.</param>
internal sealed record OpenDesk(int Desk, QueueTicketRow? Visitor);

/// <summary>An hour of the day that is running.</summary>
/// <param name="Hour">The hour, Almaty.</param>
/// <param name="Came">Who has come in it so far.</param>
/// <param name="Booked">Who has booked in it, whether come or not.</param>
/// <param name="Usual">Who came in this hour on the same weekday, as the mean of the last weeks.</param>
internal sealed record OfficeHour(int Hour, int Came, int Booked, int Usual);

/// <summary>What the head of an office looks at.</summary>
internal sealed record OfficeNowView(IReadOnlyList<OpenDesk> Desks, IReadOnlyList<QueueTicketRow> Waiting, IReadOnlyList<OfficeHour> Hours)
{
    /// <summary>Who has waited longest; null when nobody waits.</summary>
    public QueueTicketRow? Longest => Waiting.MinBy(ticket => QueueOrder.WaitsSince(ticket.Visitor));
}

/// <summary>Reads how an office stands at this moment, and what the day will probably bring.</summary>
internal sealed class OfficeNow(DuplicatesDbContext db, Tickets tickets)
{
    private const int Weeks = 4;
    private const int DaysOfWeek = 7;

    /// <summary>The office at this moment.</summary>
    public async Task<OfficeNowView> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var today = tickets.Today;
        var desks = await db.QueueDesks.AsNoTracking().Where(row => row.OfficeId == officeId).OrderBy(row => row.Desk)
            .Select(row => row.Desk).ToListAsync(cancellationToken);
        var atDesks = await db.QueueTickets.AsNoTracking()
            .Where(row => row.OfficeId == officeId && row.Day == today && (row.State == TicketState.Called || row.State == TicketState.Served))
            .ToListAsync(cancellationToken);
        var waiting = QueueOrder.Order(await tickets.WaitingAsync(officeId, cancellationToken), ticket => ticket.Visitor).ToList();
        return new(
            [.. desks.Select(desk => new OpenDesk(desk, atDesks.Find(ticket => ticket.Desk == desk)))],
            waiting,
            await HoursAsync(officeId, today, cancellationToken));
    }

    private async Task<IReadOnlyList<OfficeHour>> HoursAsync(string officeId, int today, CancellationToken cancellationToken)
    {
        int[] before = [.. Enumerable.Range(1, Weeks).Select(week => today - (week * DaysOfWeek))];
        var arrivals = await db.QueueTickets.AsNoTracking().Where(row => row.OfficeId == officeId && (row.Day == today || before.Contains(row.Day)))
            .Select(row => new { row.Day, row.ArrivedAt }).ToListAsync(cancellationToken);
        var date = DateOnly.FromDayNumber(today);
        var (from, until) = (Tickets.Midnight(date), Tickets.Midnight(date.AddDays(1)));
        var booked = await db.Places.AsNoTracking()
            .Where(row => row.OfficeId == officeId && row.StartsAt >= from && row.StartsAt < until && row.Use == PlaceUse.Booking)
            .Select(row => row.StartsAt).ToListAsync(cancellationToken);
        var weeks = Math.Max(arrivals.Where(one => one.Day != today).Select(one => one.Day).Distinct().Count(), 1);
        return [.. Enumerable.Range(0, 24).Select(hour => new OfficeHour(
                hour,
                arrivals.Count(one => one.Day == today && HourOf(one.ArrivedAt) == hour),
                booked.Count(start => HourOf(start) == hour),
                arrivals.Count(one => one.Day != today && HourOf(one.ArrivedAt) == hour) / weeks))
            .Where(hour => hour.Came + hour.Booked + hour.Usual > 0)];
    }

    private static int HourOf(long milliseconds) => AlmatyTime.ToLocal(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).Hour;
}
