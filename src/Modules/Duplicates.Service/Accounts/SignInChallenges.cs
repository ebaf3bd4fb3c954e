using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.People;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Accounts;

/// <summary>What a browser is given to sign.</summary>
internal sealed record SignInChallenge(Guid Id, byte[] Content);

/// <summary>Makes and takes back the bytes that are signed to sign in: each for one browser, for five minutes, once.</summary>
internal sealed class SignInChallenges(DuplicatesDbContext db, LookupKeys keys, FieldCipher cipher, TimeProvider clock, IOptions<DuplicatesOptions> options)
{
    /// <summary>What a code is bound to that was asked for after a signature: the person is known already.</summary>
    public const string Signed = "signed";

    private const string Cookie = "duplicates-sign-in";
    private const int SecretBytes = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Makes one for the browser that asks; it names the service, so that a signature given elsewhere opens nothing here.</summary>
    public async Task<SignInChallenge> MakeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (now, secret) = (clock.GetUtcNow(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)));
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var text = string.Create(CultureInfo.InvariantCulture, $"Sign in to {options.Value.PublicAddress}\n{now:O}\n{nonce}");
        var row = new SignInChallengeRow { Id = Guid.NewGuid(), BrowserKey = BrowserKey(secret), Text = text, ExpiresAt = now + Lifetime };
        db.SignInChallenges.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        context.Response.Cookies.Append(Cookie, secret, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true });
        return new(row.Id, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The bytes, for the one signature that may be tried; null when the challenge is not this browser's, too old or tried already.</summary>
    public async Task<byte[]?> TakeAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var (now, browser) = (clock.GetUtcNow(), BrowserKey(context.Request.Cookies[Cookie]));
        var taken = await db.SignInChallenges.Where(row => row.Id == id && row.BrowserKey == browser && !row.IsUsed && row.ExpiresAt > now)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.IsUsed, true), cancellationToken);
        return taken == 1 ? Encoding.UTF8.GetBytes(await db.SignInChallenges.Where(row => row.Id == id).Select(row => row.Text).SingleAsync(cancellationToken)) : null;
    }

    /// <summary>Remembers who signed until a phone is named.</summary>
    public async Task RememberAsync(Guid id, Iin iin, CancellationToken cancellationToken)
    {
        var (stored, until) = (cipher.Protect(iin.Value, ProtectedColumns.ChallengeIin.At(id)), clock.GetUtcNow() + Lifetime);
        await db.SignInChallenges.Where(row => row.Id == id)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.IinCipher, stored).SetProperty(row => row.ExpiresAt, until), cancellationToken);
    }

    /// <summary>Who signed in this browser and has still to name a phone; null when nobody, or too long ago.</summary>
    public async Task<Iin?> SignerAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var (now, browser) = (clock.GetUtcNow(), BrowserKey(context.Request.Cookies[Cookie]));
        var stored = await db.SignInChallenges.Where(row => row.Id == id && row.BrowserKey == browser && row.IsUsed && row.ExpiresAt > now)
            .Select(row => row.IinCipher).SingleOrDefaultAsync(cancellationToken);
        return stored is null ? null : Iin.Parse(cipher.Unprotect(stored, ProtectedColumns.ChallengeIin.At(id)));
    }

    /// <summary>Deletes those that are over.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.SignInChallenges.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }

    private string BrowserKey(string? secret) => keys.Of("sign-in-challenge", secret ?? string.Empty);
}
