using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Accounts;

/// <summary>Why a try to sign in did not pass, and for how long.</summary>
/// <param name="Wait">How long.</param>
/// <param name="IsOfAccount">Whether it is about the account; otherwise about the network address.</param>
internal sealed record SignInPause(TimeSpan Wait, bool IsOfAccount);

/// <summary>
/// Limits how many passwords may be tried in vain: from one network address whatever accounts they are tried on, and on one account from
/// browsers in which its holder has never signed in. The account is never locked by this: tries are slowed down, its holder's own browsers
/// and open sessions feel nothing, and whether there is such an account shows nowhere. Who signs in counts for nothing: all the schools of
/// a region may stand behind one address.
/// </summary>
internal sealed class StaffSignInLimits(SignInTries tries, KnownDevice devices, LookupKeys keys, FieldCipher cipher, IOptions<DuplicatesOptions> options)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly StaffSignInOptions _limits = options.Value.StaffSignIn;

    /// <summary>Counts a try; null when it passes.</summary>
    public async Task<SignInPause?> TryUseAsync(HttpContext context, string email)
    {
        var stop = context.RequestAborted;
        var byAddress = await tries.TakeAsync(AddressKey(context), new(_limits.PerAddress, _limits.Window, _limits.Window, _limits.Window), null, stop);
        if (byAddress.Wait is { } atAddress)
        {
            return new(atAddress, IsOfAccount: false);
        }

        var (key, isKnown) = AccountKey(context, email);
        var byAccount = await tries.TakeAsync(key, new(_limits.PerAccount, FirstPause, _limits.LongestPause, _limits.Window), isKnown ? null : cipher.Protect(Normal(email), ProtectedColumns.SignInEmail.At(key)), stop);
        return byAccount.Wait is { } atAccount ? new(atAccount, IsOfAccount: true) : null;
    }

    /// <summary>The try was the right password; this browser is known from now on.</summary>
    public async Task SucceededAsync(HttpContext context, string email)
    {
        await tries.GiveBackAsync(AddressKey(context), context.RequestAborted);
        await tries.GiveBackAsync(AccountKey(context, email).Key, context.RequestAborted);
        devices.Remember(context, PersonKey(email));
    }

    private static string Normal(string email) => email.Normalize().ToUpperInvariant();

    private string AddressKey(HttpContext context) => keys.Of("staff-sign-in-address", NetworkAddress.Of(context));

    private string PersonKey(string email) => keys.Of("staff-email", Normal(email));

    private (string Key, bool IsKnown) AccountKey(HttpContext context, string email)
    {
        var person = PersonKey(email);
        var device = devices.Find(context, person);
        return (keys.Of("staff-sign-in-account", $"{person} {device}"), device is not null);
    }
}
