using System.Net;
using System.Threading.RateLimiting;

namespace Duplicates.Service.Track;

/// <summary>
/// Limits how often a case can be asked for by number: guessing four digits must not pay.
/// Ten tries in ten minutes for a number, sixty for a network address.
/// </summary>
internal sealed class TrackingLimits : IDisposable
{
    /// <summary>When it is worth trying again, as the header says it.</summary>
    public const string RetryAfterSeconds = "600";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<string> _byNumber = Limiter(10);
    private readonly PartitionedRateLimiter<string> _byAddress = Limiter(60);

    /// <summary>Counts a try; false when there were too many.</summary>
    public bool TryUse(IPAddress? address, string number)
    {
        using var byAddress = _byAddress.AttemptAcquire(address?.ToString() ?? string.Empty);
        using var byNumber = _byNumber.AttemptAcquire(number);
        return byAddress.IsAcquired && byNumber.IsAcquired;
    }

    public void Dispose()
    {
        _byNumber.Dispose();
        _byAddress.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = Window, QueueLimit = 0 }));
}
