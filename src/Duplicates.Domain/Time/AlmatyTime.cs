namespace Duplicates.Domain.Time;

/// <summary>The one time zone of the country, Asia/Almaty, UTC+5 since 1 March 2024 (R5.8).</summary>
public static class AlmatyTime
{
    /// <summary>Asia/Almaty, from the time zone data of the machine (2024a or later).</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty");

    /// <summary>What the clocks in Almaty show at an instant.</summary>
    /// <param name="instant">An instant, with any offset.</param>
    /// <returns>Almaty local time, of kind <see cref="DateTimeKind.Unspecified"/>.</returns>
    public static DateTime ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    /// <summary>The instant at which the clocks in Almaty show a time.</summary>
    /// <param name="local">Almaty local time, of kind <see cref="DateTimeKind.Unspecified"/>.</param>
    /// <returns>The instant, with the offset of Almaty.</returns>
    /// <exception cref="ArgumentException">The kind says that the time is UTC or of the machine's own zone.</exception>
    public static DateTimeOffset ToInstant(DateTime local) =>
        local.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(local, Zone.GetUtcOffset(local))
            : throw new ArgumentException("Almaty local time has no kind of its own.", nameof(local));

    /// <summary>The date in Almaty.</summary>
    /// <param name="clock">The clock to read.</param>
    /// <returns>Today in Almaty.</returns>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(ToLocal(clock.GetUtcNow()));
}
