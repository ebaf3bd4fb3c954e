using System.Security.Cryptography;
using Duplicates.Service.Accounts;
using Duplicates.Service.Protection;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Apply;

/// <summary>Whose drafts a browser may read: those of the person who is signed in, and those that were begun in it before.</summary>
/// <param name="Citizen">The person; null before signing in.</param>
/// <param name="DeviceKey">The owner of what this browser began; null when it began nothing.</param>
internal sealed record DraftOwner(Citizen? Citizen, string? DeviceKey)
{
    /// <summary>A person whose browser nobody knows.</summary>
    public static DraftOwner Of(Citizen citizen) => new(citizen, DeviceKey: null);

    /// <summary>The keys of owners, the person first.</summary>
    public IEnumerable<string> Keys => new[] { Citizen?.Key, DeviceKey }.OfType<string>();
}

/// <summary>
/// Knows whose drafts a request may read. Somebody who has not signed in is known by a secret of 256 bits in a cookie that scripts cannot
/// read; only a keyed hash of it is stored, so that neither the database nor the address of a draft opens it.
/// </summary>
internal sealed class DraftOwners(SignedInPeople people, LookupKeys keys)
{
    /// <summary>The cookie of a browser in which a draft was begun without signing in.</summary>
    public const string Cookie = "duplicates-draft";

    private const int SecretBytes = 32;
    private const int LongestKey = 43;

    /// <summary>Whose drafts this request may read.</summary>
    public DraftOwner Of(HttpContext context) => new(
        context.User.IsInRole(ServiceRoles.Applicant) ? people.Citizen(context.User) : null,
        context.Request.Cookies[Cookie] is { Length: > 0 } secret ? KeyOf(secret) : null);

    /// <summary>The same, and a browser that was not known is from now on; each new draft keeps it known for as long as drafts are kept.</summary>
    public DraftOwner Begin(HttpContext context)
    {
        var owner = Of(context);
        if (owner.Citizen is not null)
        {
            return owner;
        }

        var secret = owner.DeviceKey is null ? System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)) : context.Request.Cookies[Cookie]!;
        context.Response.Cookies.Append(Cookie, secret, new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Drafts.KeptFor,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
        });
        return owner with { DeviceKey = KeyOf(secret) };
    }

    private string KeyOf(string secret) => $"{DraftRow.OfDevices}{keys.Of("draft-device", secret)}"[..LongestKey];
}
