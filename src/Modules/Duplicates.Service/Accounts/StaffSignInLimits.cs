using Duplicates.Service.Settings;
using Duplicates.Service.Web.Limits;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Accounts;

/// <summary>
/// Limits how many passwords may be tried in vain from one network address, whatever accounts they are tried on. Who signs in counts
/// for nothing: all the schools of a region may stand behind one address.
/// </summary>
internal sealed class StaffSignInLimits(TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    private readonly TryLimit _byAddress = new(options.Value.StaffSignIn.PerAddress, options.Value.StaffSignIn.Window, clock);

    /// <summary>Counts a try; null when it is allowed, else how long to wait.</summary>
    public TimeSpan? TryUse(string address) => _byAddress.TryUse(address);

    /// <summary>The try was the right password.</summary>
    public void GiveBack(string address) => _byAddress.GiveBack(address);
}
