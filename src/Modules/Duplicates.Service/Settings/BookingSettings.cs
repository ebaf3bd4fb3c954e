namespace Duplicates.Service.Settings;

/// <summary>Looks at the settings of booking.</summary>
internal static class BookingSettings
{
    private const string Section = "Duplicates:Booking";
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(31);

    /// <summary>Throws for the first setting that is wrong.</summary>
    /// <exception cref="SettingException">Names the setting.</exception>
    public static void Check(BookingOptions booking)
    {
        if (booking.Hold < TimeSpan.FromMinutes(1) || booking.Hold > TimeSpan.FromHours(1))
        {
            throw new SettingException($"{Section}:Hold", "must be between 00:01:00 and 01:00:00.");
        }

        var limits = new[]
        {
            (nameof(booking.HoldsPerAddress), booking.HoldsPerAddress),
            (nameof(booking.PerAddress), booking.PerAddress),
            (nameof(booking.PerPhone), booking.PerPhone),
        };
        foreach (var (name, most) in limits)
        {
            if (most < 1)
            {
                throw new SettingException($"{Section}:{name}", "must allow at least one booking.");
            }
        }

        foreach (var (name, window) in new[] { (nameof(booking.Window), booking.Window), (nameof(booking.PhoneWindow), booking.PhoneWindow) })
        {
            if (window < TimeSpan.FromMinutes(1) || window > LongestWindow)
            {
                throw new SettingException($"{Section}:{name}", "must be between 00:01:00 and 31.00:00:00.");
            }
        }

        if (booking.KeepPhoneDays is < 1 or > 365)
        {
            throw new SettingException($"{Section}:KeepPhoneDays", "must be 1 to 365.");
        }

        if (booking.KeepDays < booking.KeepPhoneDays || booking.KeepDays > 3650)
        {
            throw new SettingException($"{Section}:KeepDays", "must be at least KeepPhoneDays and at most 3650.");
        }
    }
}
