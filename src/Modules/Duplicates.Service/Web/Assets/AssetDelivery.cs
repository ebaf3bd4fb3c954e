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

        var (content, encoding) = Choose(asset, request);
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

    private static (ReadOnlyMemory<byte> Content, string? Encoding) Choose(Asset asset, HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (asset.Brotli is { } brotli && Accepts("br"))
        {
            return (brotli, "br");
        }

        return asset.Gzip is { } gzip && Accepts("gzip") ? (gzip, "gzip") : (asset.Plain, null);

        bool Accepts(string encoding) =>
            accepted.Any(entry => entry.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && entry.Quality is null or > 0);
    }
}
