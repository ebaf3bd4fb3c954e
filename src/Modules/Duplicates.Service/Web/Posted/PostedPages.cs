using System.IO.Compression;
using System.Security.Claims;
using System.Text.Json;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Web.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Web.Posted;

/// <summary>
/// Keeps answers to forms for half an hour: encrypted, each for the browser that sent the form and, when somebody was signed in, for that
/// person. No host keeps any, so that the next request may reach another one.
/// </summary>
internal sealed class PostedPages(DuplicatesDbContext db, FieldCipher cipher, LookupKeys keys, BrowserKeys browsers, PostedPageLimit limit, TimeProvider clock)
{
    /// <summary>The cookie that tells, as a keyed hash, who was signed in last in this browser.</summary>
    public const string Cookie = "duplicates-person";

    /// <summary>How long an answer can be asked for again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Keeps an answer; false when one network address has too many, or the database does not take it.</summary>
    /// <param name="context">The request that sent the form.</param>
    /// <param name="id">The id by which it is asked for.</param>
    /// <param name="page">The answer; where there is none, because the session has ended, it is for the person who was signed in last.</param>
    public async Task<bool> KeepAsync(HttpContext context, Guid id, PostedPage page)
    {
        if (browsers.Of(context) is not { } browser || limit.TryUse(NetworkAddress.Of(context)) is not null)
        {
            return false;
        }

        var person = KeyOf(context.User) ?? (page.Html is null ? context.Request.Cookies[Cookie] : null);
        db.ChangeTracker.Clear(); // what the page may have left unsaved is none of this
        db.Add(new PostedPageRow { Id = id, BrowserKey = browser, PersonKey = person, Content = Seal(page, ProtectedColumns.PostedPage.At(id, browser)), ExpiresAt = clock.GetUtcNow() + Lifetime });
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        catch (DbUpdateException)
        {
            return false; // the answer is there all the same
        }
    }

    /// <summary>The answer; null when it is another browser's or person's, or too old.</summary>
    public async Task<PostedPage?> FindAsync(HttpContext context, Guid id)
    {
        if (browsers.Of(context) is not { } browser)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var row = await db.Set<PostedPageRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.BrowserKey == browser && row.ExpiresAt > now, context.RequestAborted);
        return row is not null && (row.PersonKey is null || row.PersonKey == KeyOf(context.User)) ? Open(row) : null;
    }

    /// <summary>Remembers in the browser who is signed in, for the case that the session ends while a form is filled in.</summary>
    public void Remember(HttpContext context)
    {
        if (KeyOf(context.User) is { } person && person != context.Request.Cookies[Cookie])
        {
            context.Response.Cookies.Append(Cookie, person, new()
            {
                HttpOnly = true,
                IsEssential = true,
                Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }
    }

    /// <summary>Whether the browser says who was signed in last.</summary>
    public static bool KnowsPerson(HttpContext context) => context.Request.Cookies.ContainsKey(Cookie);

    /// <summary>Deletes those that are too old.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<PostedPageRow>().Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }

    private string? KeyOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? keys.Of("posted-page-person", id) : null;

    private byte[] Seal(PostedPage page, ValuePlace place)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, page);
        }

        return cipher.ProtectBytes(compressed.GetBuffer().AsSpan(0, (int)compressed.Length), place);
    }

    private PostedPage? Open(PostedPageRow row)
    {
        using var brotli = new BrotliStream(new MemoryStream(cipher.UnprotectBytes(row.Content, ProtectedColumns.PostedPage.At(row.Id, row.BrowserKey))), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<PostedPage>(brotli);
    }
}

/// <summary>How many answers one network address may have kept: a school behind one address is far from it, a flood is not.</summary>
internal sealed class PostedPageLimit(TimeProvider clock)
{
    /// <summary>Answers within <see cref="Window"/>.</summary>
    public const int PerAddress = 600;

    /// <summary>The time over which they are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly TryLimit _byAddress = new(PerAddress, Window, clock);

    /// <summary>Counts one; null when it may be kept.</summary>
    public TimeSpan? TryUse(string address) => _byAddress.TryUse(address);
}
