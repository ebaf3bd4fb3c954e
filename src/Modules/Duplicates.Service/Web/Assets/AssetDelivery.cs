using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Duplicates.Service.Web.Assets;

/// <summary>Serves the embedded files under /assets: compressed beforehand and cached for good, since names change with content.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="manifest">The files.</param>
public sealed class AssetDelivery(RequestDelegate next, AssetManifest manifest)
{
    private const string Folder = "/assets";

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || !request.Path.StartsWithSegments(Folder, StringComparison.Ordinal, out var rest)
            || manifest.Find(rest.Value!.TrimStart('/')) is not { } asset)
        {
            await next(context);
            return;
        }

        var (content, encoding) = Choose(asset, request.Headers.AcceptEncoding.ToString());
        var response = context.Response;
        response.ContentType = asset.ContentType;
        response.ContentLength = content.Length;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        if (asset.Brotli is not null)
        {
            response.Headers.Vary = HeaderNames.AcceptEncoding;
        }

        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (HttpMethods.IsGet(request.Method))
        {
            await response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    /// <param name="asset">The file.</param>
    /// <param name="accepted">The one coding that <see cref="AcceptedEncoding"/> has chosen.</param>
    private static (ReadOnlyMemory<byte> Content, string? Encoding) Choose(Asset asset, string accepted) => accepted switch
    {
        AcceptedEncoding.Brotli when asset.Brotli is { } brotli => (brotli, accepted),
        AcceptedEncoding.Gzip when asset.Gzip is { } gzip => (gzip, accepted),
        _ => (asset.Plain, null),
    };
}
