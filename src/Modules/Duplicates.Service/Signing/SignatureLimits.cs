using Duplicates.Service.Settings;
using Duplicates.Service.Web.Limits;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Signing;

/// <summary>Limits how often a signature may be tried: each try makes the service ask others.</summary>
internal sealed class SignatureLimits(TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    private readonly TryLimit _challenges = new(options.Value.Signing.Tries, options.Value.Signing.Window, clock);
    private readonly TryLimit _applications = new(options.Value.Signing.Tries, options.Value.Signing.Window, clock);

    /// <summary>Counts a sign-in that is begun from a network address; null when it is allowed, else how long to wait.</summary>
    public TimeSpan? TryChallenge(string address) => _challenges.TryUse(address);

    /// <summary>Counts a signature that a person sends for an application; null when it is allowed, else how long to wait.</summary>
    /// <param name="citizen">The person's key.</param>
    public TimeSpan? TryApplication(string citizen) => _applications.TryUse(citizen);
}
