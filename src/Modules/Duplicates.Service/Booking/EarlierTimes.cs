using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Booking;

/// <summary>
/// Offers a place that came free to those who would like to come earlier: to three at the most, and to each once a day. Nothing is held for them;
/// whoever moves first has it, and the message says so.
/// </summary>
internal sealed class EarlierTimes(DuplicatesDbContext db, FreeTimes times, BookingMessages messages, TimeProvider clock)
{
    private const int MostOffers = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>Offers the place that a booking has left.</summary>
    /// <param name="left">The booking as it was before.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task OfferAsync(PlaceRow left, CancellationToken cancellationToken)
    {
        var start = Bookings.StartOf(left);
        if (await times.FindOfficeAsync(left.OfficeId, cancellationToken) is not { } office || times.TimeAt(office, start) is null)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var before = (now - Pause).ToUnixTimeMilliseconds();
        var waiting = await db.Places.AsNoTracking()
            .Where(row => row.OfficeId == left.OfficeId && row.StartsAt > left.StartsAt && row.WantsEarlier && row.OfferedAt <= before)
            .OrderBy(row => row.StartsAt).Take(MostOffers).ToListAsync(cancellationToken);
        foreach (var booking in waiting)
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var claimed = await db.Places.Where(row => row.Id == booking.Id && row.OfferedAt == booking.OfferedAt && row.WantsEarlier)
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.OfferedAt, now.ToUnixTimeMilliseconds()), cancellationToken);
            if (claimed == 1)
            {
                messages.Tell(booking, BookingNews.Earlier, start);
                await db.SaveChangesAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }
}
