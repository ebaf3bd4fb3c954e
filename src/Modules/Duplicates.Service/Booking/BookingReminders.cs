using Duplicates.Domain.Reception;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Booking;

/// <summary>
/// Reminds people of their visits, as many hours before as the office has set. Of several hosts one reminds: the row says when it is next, and the
/// change of that is the claim.
/// </summary>
internal sealed class BookingReminders(DuplicatesDbContext db, Receptions receptions, BookingMessages messages, TimeProvider clock)
{
    private const int Batch = 200;

    /// <summary>When the person is reminded next; null when no more.</summary>
    /// <param name="plan">The plan of the office.</param>
    /// <param name="start">When the visit begins.</param>
    /// <param name="after">Reminders up to this instant are over.</param>
    public static DateTimeOffset? Next(ReceptionPlan plan, DateTimeOffset start, DateTimeOffset after) =>
        plan.ReminderHours.Select(hours => (DateTimeOffset?)start.AddHours(-hours)).Where(instant => instant > after).Min();

    /// <summary>One run.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var instant = clock.GetUtcNow();
        var now = instant.ToUnixTimeMilliseconds();
        var due = await db.Places.AsNoTracking().Where(row => row.RemindAt != null && row.RemindAt <= now).OrderBy(row => row.RemindAt).Take(Batch)
            .ToListAsync(cancellationToken);
        foreach (var booking in due)
        {
            var start = Bookings.StartOf(booking);
            var next = Next((await receptions.FindAsync(booking.OfficeId, cancellationToken)).Plan, start, instant)?.ToUnixTimeMilliseconds();
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var claimed = await db.Places.Where(row => row.Id == booking.Id && row.RemindAt == booking.RemindAt && row.Use == PlaceUse.Booking)
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.RemindAt, next), cancellationToken);
            if (claimed == 1 && start > instant)
            {
                messages.Tell(booking, BookingNews.Reminder, start);
                await db.SaveChangesAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }
}
