using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Web;

/// <summary>
/// Answers HEAD wherever GET is answered, with the same headers and no body (RFC 9110, 9.3.2): the rest of the pipeline sees GET.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="options">How much of the site is the service's.</param>
public sealed class HeadRequests(RequestDelegate next, IOptions<WebFrameOptions> options)
{
    private static readonly object Key = new();
    private static readonly PathString[] OfPrograms = ["/api", "/openapi", "/sitemap.xml", "/.well-known"];

    /// <summary>Whether only the headers of the answer were asked for.</summary>
    /// <param name="context">The request.</param>
    public static bool AsksForHeadersOnly(HttpContext context) => context.Items.ContainsKey(Key);

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsHead(request.Method) || !(options.Value.WholeSite || IsService(request.Path)))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Items[Key] = true;
        context.Response.Body = Stream.Null;
        request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }

    private static bool IsService(PathString path) =>
        SiteLanguage.MeantBy(path) is not null || OfPrograms.Any(address => path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase));
}
