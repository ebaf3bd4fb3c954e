using Duplicates.Domain.People;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Limits;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Booking;

/// <summary>Counts how often places are held and booked, so that a script cannot take the days of an office away from people.</summary>
internal sealed class BookingLimits(SharedLimits limits, LookupKeys keys, IOptions<DuplicatesOptions> options)
{
    private readonly BookingOptions _options = options.Value.Booking;

    /// <summary>Counts in the open transaction that a network address holds a place; null when it may.</summary>
    public Task<ReachedLimit?> CountHoldAsync(string address, CancellationToken cancellationToken) =>
        limits.CountAsync([new($"hold-address/{keys.Of("booking-limit", address)}", _options.HoldsPerAddress, _options.Window)], cancellationToken);

    /// <summary>Counts in the open transaction that a phone is booked with from a network address; null when it may.</summary>
    public Task<ReachedLimit?> CountBookingAsync(PhoneNumber phone, string address, CancellationToken cancellationToken) => limits.CountAsync(
        [
            new($"book-phone/{keys.Of("booking-limit", phone.E164)}", _options.PerPhone, _options.PhoneWindow),
            new($"book-address/{keys.Of("booking-limit", address)}", _options.PerAddress, _options.Window),
        ],
        cancellationToken);
}
