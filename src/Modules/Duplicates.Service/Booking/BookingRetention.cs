using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Booking;

/// <summary>Erases phone numbers some weeks after the visit, and bookings after the figures need them no more.</summary>
internal sealed class BookingRetention(DuplicatesDbContext db, Places places, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    private readonly BookingOptions _options = options.Value.Booking;

    /// <summary>One run.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await places.DeleteExpiredAsync(cancellationToken);
        var (phones, rows) = (Before(_options.KeepPhoneDays), Before(_options.KeepDays));
        await db.Places.Where(row => row.PhoneCipher != null && row.StartsAt < phones)
            .ExecuteUpdateAsync(
                change => change.SetProperty(row => row.PhoneCipher, (string?)null).SetProperty(row => row.PhoneKey, (string?)null)
                    .SetProperty(row => row.TokenHash, (string?)null),
                cancellationToken);
        await db.Places.Where(row => row.StartsAt < rows).ExecuteDeleteAsync(cancellationToken);
    }

    private long Before(int days) => clock.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds();
}
