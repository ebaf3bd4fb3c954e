using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Duplicates.Service.Web.Caching;

/// <summary>
/// Gives the answer of a public page a strong entity tag of exactly the bytes that are sent, so that a browser which has them asks again
/// at the price of a header. It stands between the cache, which answers 304 by the tag, and compression, which makes the bytes.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class EntityTags(RequestDelegate next)
{
    private const int TagBytes = 16;

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!PublicPagePolicy.IsImpersonal(context.Request))
        {
            await next(context);
            return;
        }

        var response = context.Response;
        var body = response.Body;
        using var sent = new MemoryStream();
        response.Body = sent;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        if (PublicPagePolicy.MayBeKept(context))
        {
            Tag(response, sent);
            PublicPagePolicy.KeepAsLongAsThePageSays(context);
        }

        sent.Position = 0;
        await sent.CopyToAsync(body, context.RequestAborted);
    }

    private static void Tag(HttpResponse response, MemoryStream sent)
    {
        var hash = SHA256.HashData(sent.GetBuffer().AsSpan(0, (int)sent.Length));
        response.Headers.ETag = $"\"{Convert.ToHexStringLower(hash.AsSpan(0, TagBytes))}\"";
        response.ContentLength = sent.Length;

        // Browsers keep the page but ask each time whether it is still so: what is published is public at once.
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = StringValues.Concat(response.Headers.Vary, HeaderNames.Cookie);
    }
}
