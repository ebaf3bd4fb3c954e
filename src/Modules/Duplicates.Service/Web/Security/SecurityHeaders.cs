using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Duplicates.Service.Web.Security;

/// <summary>Puts the security headers on every answer of the service, error pages included.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="options">How much of the site is the service's.</param>
public sealed class SecurityHeaders(RequestDelegate next, IOptions<WebFrameOptions> options)
{
    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public Task InvokeAsync(HttpContext context)
    {
        if (options.Value.WholeSite || IsService(context.Request.Path))
        {
            context.Response.OnStarting(() =>
            {
                Write(context);
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    private static bool IsService(PathString path) =>
        path.StartsWithSegments("/assets", StringComparison.Ordinal)
        || SiteLanguage.MeantBy(path) is not null;

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy.For(context);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.Remove("Server");

        // what does not say for how long it may be kept is not kept: pages of one person's work, what a check came to, what failed
        if ((context.User.Identity?.IsAuthenticated == true || StringValues.IsNullOrEmpty(headers.CacheControl))
            && !context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-store";
        }
    }
}
