using Duplicates.Domain.Time;
using Duplicates.Service.Notifications;
using Duplicates.Service.Offices;
using Duplicates.Service.Protection;
using Duplicates.Service.Web;

namespace Duplicates.Service.Booking;

/// <summary>What people who booked are told of.</summary>
internal enum BookingNews
{
    /// <summary>A visit is booked.</summary>
    Made,

    /// <summary>It was moved.</summary>
    Moved,

    /// <summary>It was given up.</summary>
    Cancelled,

    /// <summary>It is near.</summary>
    Reminder,

    /// <summary>An earlier time came free.</summary>
    Earlier,

    /// <summary>The office has no such time any more.</summary>
    Lost,

    /// <summary>The turn comes soon.</summary>
    Soon,
}

/// <summary>Tells people of their bookings by SMS, in the language in which they booked.</summary>
internal sealed class BookingMessages(Outbox outbox, BookingLinks links, FieldCipher cipher, IOffices offices, TextsByLanguage texts)
{
    /// <summary>Adds the message; it is stored when the change is saved. Nothing happens when the phone was erased.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="news">What is told.</param>
    /// <param name="start">The time that is told: that of the visit, or one that came free.</param>
    public void Tell(PlaceRow booking, BookingNews news, DateTimeOffset start)
    {
        if (booking.PhoneCipher is null)
        {
            return;
        }

        var language = booking.Language!;
        var phone = cipher.Unprotect(booking.PhoneCipher, ProtectedColumns.BookingPhone.At(booking.Id));
        var body = texts.Get(
            $"booking.sms.{news}",
            language,
            texts.DateTime(AlmatyTime.ToLocal(start), language),
            offices.Find(booking.OfficeId)?.Name.In(language) ?? string.Empty,
            links.AddressOf(booking.Id, language));
        outbox.Add(new(MessageChannel.Sms, KindOf(news), language, phone, string.Empty, body, null));
    }

    /// <summary>The kind by which administrators find such messages.</summary>
    private static string KindOf(BookingNews news) => $"booking-{news.ToString().ToLowerInvariant()}";
}
