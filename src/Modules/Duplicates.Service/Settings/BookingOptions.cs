namespace Duplicates.Service.Settings;

/// <summary>Booking of visits; how each office receives people is set by its head.</summary>
public sealed class BookingOptions
{
    /// <summary>How long a place is held while somebody types a phone number.</summary>
    public TimeSpan Hold { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Places that one network address may hold within <see cref="Window"/>. Thousands of phones stand behind one address of a mobile operator.
    /// </summary>
    public int HoldsPerAddress { get; set; } = 300;

    /// <summary>Bookings that one network address may make within <see cref="Window"/>.</summary>
    public int PerAddress { get; set; } = 100;

    /// <summary>The time over which holds and bookings of an address are counted.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Bookings that one phone may make within <see cref="PhoneWindow"/>, those given up counted too.</summary>
    public int PerPhone { get; set; } = 6;

    /// <summary>The time over which bookings of a phone are counted.</summary>
    public TimeSpan PhoneWindow { get; set; } = TimeSpan.FromDays(1);

    /// <summary>For how many days after a visit its phone number is kept.</summary>
    public int KeepPhoneDays { get; set; } = 30;

    /// <summary>For how many days after a visit its booking and ticket are kept, without a phone number, for the figures.</summary>
    public int KeepDays { get; set; } = 400;
}
