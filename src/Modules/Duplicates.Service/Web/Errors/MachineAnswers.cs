using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Web.Errors;

/// <summary>Keeps the error pages away from addresses that programs ask: these get the bare status.</summary>
/// <param name="next">The rest of the pipeline.</param>
public sealed class MachineAnswers(RequestDelegate next)
{
    private static readonly PathString[] Addresses = ["/api", "/openapi", "/health"];

    /// <summary>Whether an address is for programs.</summary>
    /// <param name="path">Path of the request.</param>
    public static bool Serves(PathString path) =>
        Addresses.Any(address => path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase));

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public Task InvokeAsync(HttpContext context)
    {
        if (Serves(context.Request.Path) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }
}
