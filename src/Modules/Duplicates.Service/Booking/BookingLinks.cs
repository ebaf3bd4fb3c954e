using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Booking;

/// <summary>
/// The links by which bookings are moved and given up. A link is made from the booking and the key of look-ups, so that a reminder can name it
/// again; the database holds its hash alone and opens nothing to whoever steals it.
/// </summary>
internal sealed class BookingLinks(LookupKeys keys, IOptions<DuplicatesOptions> options)
{
    /// <summary>What the link of a booking holds: 43 URL-safe characters.</summary>
    public string TokenOf(Guid booking) => keys.Of("booking-link", booking.ToString("N"));

    /// <summary>By what the booking of a link is found.</summary>
    public string HashOf(string token) => keys.Of("booking-token", token);

    /// <summary>The whole address for a message.</summary>
    public string AddressOf(Guid booking, string language) =>
        $"{options.Value.AddressForPeople}/{SitePaths.Visit(TokenOf(booking)).In(language)}";
}
