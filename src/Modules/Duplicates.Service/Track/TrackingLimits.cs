using Duplicates.Domain.Numbers;
using Duplicates.Service.Web.Limits;

namespace Duplicates.Service.Track;

/// <summary>A case was asked for in vain too often.</summary>
/// <param name="Wait">How long to wait.</param>
/// <param name="IsWorthTelling">Whether the applicant is to be told that somebody tries; once a day.</param>
internal sealed record TrackingPause(TimeSpan Wait, bool IsWorthTelling);

/// <summary>
/// Limits how often a case can be asked for in vain: guessing four digits must not pay. Ten tries in ten minutes for a number from one
/// network address, sixty for the address, and two hundred a day for a number from all addresses, which is two chances in a hundred of
/// guessing right. The right digits count for nothing, and a stranger who uses up tries of a number shuts nobody else out before that;
/// even then its owner sees the case in the cabinet. Pages and partners count together; each host counts for itself.
/// </summary>
internal sealed class TrackingLimits(TimeProvider clock)
{
    /// <summary>Tries in vain for a number from one network address within <see cref="Window"/>.</summary>
    public const int PerNumber = 10;

    /// <summary>Tries in vain from a network address within <see cref="Window"/>.</summary>
    public const int PerAddress = 60;

    /// <summary>Tries in vain for a number from all addresses within a day.</summary>
    public const int PerNumberInADay = 200;

    /// <summary>The time over which tries are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly TryLimit _byAddress = new(PerAddress, Window, clock);
    private readonly TryLimit _byNumberAtAddress = new(PerNumber, Window, clock);
    private readonly TryLimit _byNumber = new(PerNumberInADay, TimeSpan.FromDays(1), clock);
    private readonly TryLimit _told = new(1, TimeSpan.FromDays(1), clock);

    /// <summary>Counts a try; null when it is allowed, else how long to wait.</summary>
    public TrackingPause? TryUse(string address, ApplicationNumber number)
    {
        if (_byAddress.TryUse(address) is { } waitOfAddress)
        {
            return new(waitOfAddress, IsWorthTelling: false);
        }

        return (_byNumberAtAddress.TryUse(At(address, number)) ?? _byNumber.TryUse(number.Value)) is { } wait
            ? new(wait, IsWorthTelling: _told.TryUse(number.Value) is null)
            : null;
    }

    /// <summary>The digits were right: the try was none in vain.</summary>
    public void GiveBack(string address, ApplicationNumber number)
    {
        _byAddress.GiveBack(address);
        _byNumberAtAddress.GiveBack(At(address, number));
        _byNumber.GiveBack(number.Value);
    }

    private static string At(string address, ApplicationNumber number) => $"{number.Value} {address}";
}
