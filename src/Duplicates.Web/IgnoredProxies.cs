using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;

namespace Duplicates.Web;

/// <summary>
/// Tells the operator of a proxy that is not believed: all its visitors count as one address for every limit, and cookies are not kept
/// to TLS. Once for an address and for a few addresses only, because anybody can send these headers.
/// </summary>
internal sealed partial class IgnoredProxies(RequestDelegate next, IOptions<ForwardedHeadersOptions> options, ILogger<IgnoredProxies> logger)
{
    private const int MostTold = 20;

    private readonly ConcurrentDictionary<IPAddress, bool> _told = new();

    /// <summary>Looks at a request that <c>ForwardedHeadersMiddleware</c> has passed on: of headers that it believed, it leaves the original ones.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (_told.Count < MostTold && context.Connection.RemoteIpAddress is { } proxy
            && headers.ContainsKey(options.Value.ForwardedForHeaderName) && !headers.ContainsKey(options.Value.OriginalForHeaderName) && _told.TryAdd(proxy, true))
        {
            LogIgnored(proxy);
        }

        return next(context);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Forwarded headers from {Proxy} are ignored. If it is your proxy, name it in ForwardedHeaders__KnownProxies: all its visitors count as one address until then")]
    private partial void LogIgnored(IPAddress proxy);
}
