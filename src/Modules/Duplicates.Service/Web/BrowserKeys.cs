using Duplicates.Service.Protection;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Web;

/// <summary>
/// Knows a browser again before anybody has signed in: by the secret of its own that the protection of forms keeps in a cookie of every
/// browser that was shown a form. Only a keyed hash of it is stored.
/// </summary>
internal sealed class BrowserKeys(LookupKeys keys, IOptions<AntiforgeryOptions> antiforgery)
{
    /// <summary>The key of the browser; null for one without the cookie.</summary>
    public string? Of(HttpContext context) =>
        antiforgery.Value.Cookie.Name is { } name && context.Request.Cookies[name] is { Length: > 0 } secret ? keys.Of("browser", secret) : null;
}
