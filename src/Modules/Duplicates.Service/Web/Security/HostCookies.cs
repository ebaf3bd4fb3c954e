using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Duplicates.Service.Web.Security;

/// <summary>
/// Where people come by https, every cookie is sent over nothing else, and its name says that this host alone has set it for all of its paths
/// (<c>__Host-</c>): a page of another host under the same domain cannot slip one in. The code knows cookies by their plain names. What counts is
/// the public address, since whoever ends TLS need not tell.
/// </summary>
internal static class HostCookies
{
    private const string Prefix = "__Host-";

    /// <summary>Whether people come by https.</summary>
    public static bool AreFor(DuplicatesOptions options) => options.PublicAddress.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Puts it in before anything reads or sets a cookie.</summary>
    public static IApplicationBuilder UseHostCookies(this IApplicationBuilder app)
    {
        app.UseCookiePolicy(new()
        {
            HttpOnly = HttpOnlyPolicy.Always,
            Secure = CookieSecurePolicy.Always,
            OnAppendCookie = cookie => (cookie.CookieName, cookie.CookieOptions.Path) = (Prefix + cookie.CookieName, "/"),
            OnDeleteCookie = cookie => (cookie.CookieName, cookie.CookieOptions.Path) = (Prefix + cookie.CookieName, "/"),
        });
        return app.Use((context, next) =>
        {
            context.Request.Headers.Cookie = Own(context.Request.Headers.Cookie);
            return next(context);
        });
    }

    /// <summary>The cookies with the prefix, without it; others are none of ours.</summary>
    private static StringValues Own(StringValues header) => string.Join("; ", header
        .SelectMany(line => (line ?? string.Empty).Split(';', StringSplitOptions.TrimEntries))
        .Where(cookie => cookie.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(cookie => cookie[Prefix.Length..]));
}
