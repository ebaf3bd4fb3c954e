using Duplicates.Domain.Time;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Booking;

/// <summary>A place at a time that visitors cannot book.</summary>
internal sealed record BlockedPlace(DateTimeOffset Start, int Place);

/// <summary>What became of a wish to block.</summary>
/// <param name="Done">Places at times that changed.</param>
/// <param name="Taken">Places at times at which somebody has booked or is about to; they stay as they are.</param>
internal sealed record BlockOutcome(int Done, int Taken);

/// <summary>Takes places away from visitors for a part of a day, and gives them back. Nobody who has booked loses a place by it.</summary>
internal sealed class Blocks(DuplicatesDbContext db, Places places, FreeTimes times, TimeProvider clock)
{
    /// <summary>What is blocked from now on, the next first.</summary>
    public async Task<IReadOnlyList<BlockedPlace>> ListAsync(string officeId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = await db.Places.AsNoTracking().Where(row => row.OfficeId == officeId && row.StartsAt >= now && row.Use == PlaceUse.Block)
            .OrderBy(row => row.StartsAt).ThenBy(row => row.Place).Take(500).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new BlockedPlace(Bookings.StartOf(row), row.Place!.Value))];
    }

    /// <summary>Blocks a place, or gives it back, at all times of a day that begin within a stretch.</summary>
    /// <param name="office">The office.</param>
    /// <param name="day">The day.</param>
    /// <param name="from">The first time, Almaty.</param>
    /// <param name="before">The time after the last, Almaty.</param>
    /// <param name="place">The number of the place.</param>
    /// <param name="block">Whether it is blocked; otherwise it is given back.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<BlockOutcome> ChangeAsync(
        ReceivingOffice office, DateOnly day, TimeOnly from, TimeOnly before, int place, bool block, CancellationToken cancellationToken)
    {
        var (done, taken) = (0, 0);
        foreach (var time in times.TimesOf(office, day).Where(time => IsWithin(time.Start, from, before)))
        {
            if (block ? await places.BlockAsync(time, place, cancellationToken) : await places.UnblockAsync(time, place, cancellationToken))
            {
                done++;
            }
            else
            {
                taken += block ? 1 : 0;
            }
        }

        return new(done, taken);
    }

    private static bool IsWithin(DateTimeOffset start, TimeOnly from, TimeOnly before)
    {
        var time = TimeOnly.FromDateTime(AlmatyTime.ToLocal(start));
        return time >= from && time < before;
    }
}
