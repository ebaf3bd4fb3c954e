using Duplicates.Service.Settings;
using Duplicates.Service.Web.Limits;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Certificates;

/// <summary>Limits how often codes can be tried from one network address.</summary>
internal sealed class VerificationLimits(TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    private readonly TryLimit _byAddress = new(options.Value.Verification.PerAddress, options.Value.Verification.Window, clock);

    /// <summary>Counts a try; null when it is allowed, else how long to wait.</summary>
    public TimeSpan? TryUse(string address) => _byAddress.TryUse(address);
}
