using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Accounts;

/// <summary>
/// Remembers in a browser which members of staff have signed in there. It opens nothing; whoever has it waits for no stranger who
/// tries passwords on their account.
/// </summary>
internal sealed class KnownDevice(IDataProtectionProvider protection)
{
    /// <summary>The cookie.</summary>
    public const string Cookie = "duplicates-device";

    /// <summary>How many people of one computer are remembered; the one who signed in last is first.</summary>
    private const int MostPeople = 8;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Duplicates.KnownDevice").ToTimeLimitedDataProtector();

    /// <summary>The id of the browser if this person has signed in there; null otherwise.</summary>
    /// <param name="context">The request.</param>
    /// <param name="personKey">The keyed hash of the person's e-mail.</param>
    public string? Find(HttpContext context, string personKey) =>
        Read(context) is [var device, .. var people] && people.Contains(personKey, StringComparer.Ordinal) ? device : null;

    /// <summary>Remembers that this person has signed in here.</summary>
    public void Remember(HttpContext context, string personKey)
    {
        var known = Read(context) ?? [Guid.NewGuid().ToString("N")];
        var value = string.Join('.', known.Skip(1).Where(person => person != personKey).Prepend(personKey).Take(MostPeople).Prepend(known[0]));
        context.Response.Cookies.Append(Cookie, _protector.Protect(value, Lifetime), new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lifetime,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
        });
    }

    private string[]? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } cookie ? _protector.Unprotect(cookie).Split('.') : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
