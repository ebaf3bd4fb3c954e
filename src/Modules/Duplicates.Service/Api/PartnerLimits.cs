using Duplicates.Service.Web.Limits;

namespace Duplicates.Service.Api;

/// <summary>Limits how often one network address asks for offices and due dates: 120 times a minute.</summary>
internal sealed class PartnerLimits(TimeProvider clock)
{
    /// <summary>Requests that pass within <see cref="Window"/>.</summary>
    public const int PerAddress = 120;

    /// <summary>The time over which requests are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly TryLimit _byAddress = new(PerAddress, Window, clock);

    /// <summary>Counts a request; null when it is allowed, else how long to wait.</summary>
    public TimeSpan? TryUse(string address) => _byAddress.TryUse(address);
}
