using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.StaffAccounts;

/// <summary>What whoever knows the password has still to do.</summary>
internal enum SignInStep
{
    /// <summary>Nothing: the session is open.</summary>
    Open,

    /// <summary>The password was wrong, or the account is closed.</summary>
    Refused,

    /// <summary>To show the second factor.</summary>
    SecondFactor,

    /// <summary>To set a second factor up.</summary>
    SetUp,
}

/// <summary>
/// Remembers in a browser, sealed and for minutes, whose password was right. It opens nothing by itself, names the one step that it was
/// made for, and is worthless as soon as the account changes.
/// </summary>
internal sealed class PendingSignIn(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The cookie.</summary>
    public const string Cookie = "duplicates-second-step";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("Duplicates.PendingSignIn");

    /// <summary>Remembers that an account may take a step.</summary>
    public void Write(HttpContext context, StaffAccountState account, SignInStep step)
    {
        var value = string.Join('\n', step, account.Id, account.Stamp, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        context.Response.Cookies.Append(Cookie, _protector.Protect(value), new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lifetime });
    }

    /// <summary>Which account may take the step, with the stamp that it had; null when none may in this browser, or not any more.</summary>
    public (string AccountId, string Stamp)? Read(HttpContext context, SignInStep step)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } cookie
                && _protector.Unprotect(cookie).Split('\n') is [var kind, var id, var stamp, var at]
                && kind == step.ToString()
                && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)) < Lifetime
                ? (id, stamp)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Forgets it.</summary>
    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie);
}
