using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Certificates;

/// <summary>Limits how often codes can be tried from one network address; of an IPv6 address the network of 64 bits counts.</summary>
internal sealed class VerificationLimits(IOptions<DuplicatesOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _byAddress = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new()
        {
            PermitLimit = options.Value.Verification.PerAddress,
            Window = options.Value.Verification.Window,
            QueueLimit = 0,
        }));

    /// <summary>Counts a try; null when it is allowed, else how long to wait.</summary>
    public TimeSpan? TryUse(IPAddress? address)
    {
        using var lease = _byAddress.AttemptAcquire(Network(address));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : options.Value.Verification.Window;
    }

    public void Dispose() => _byAddress.Dispose();

    private static string Network(IPAddress? address) => address switch
    {
        null => string.Empty,
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };
}
