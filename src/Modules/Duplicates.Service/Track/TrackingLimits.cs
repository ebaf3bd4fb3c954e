using Duplicates.Domain.Numbers;
using Duplicates.Service.Web.Limits;

namespace Duplicates.Service.Track;

/// <summary>
/// Limits how often a case can be asked for by number: guessing four digits must not pay.
/// Ten tries in ten minutes for a number, sixty for a network address; pages and partners count together.
/// </summary>
internal sealed class TrackingLimits(TimeProvider clock)
{
    /// <summary>Tries for a number.</summary>
    public const int PerNumber = 10;

    /// <summary>Tries for a network address.</summary>
    public const int PerAddress = 60;

    /// <summary>The time over which tries are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly TryLimit _byNumber = new(PerNumber, Window, clock);
    private readonly TryLimit _byAddress = new(PerAddress, Window, clock);

    /// <summary>Counts a try; null when it is allowed, else how long to wait.</summary>
    public TimeSpan? TryUse(string address, ApplicationNumber number) => _byAddress.TryUse(address) ?? _byNumber.TryUse(number.Value);
}
