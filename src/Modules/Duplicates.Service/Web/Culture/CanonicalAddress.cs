using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Duplicates.Service.Web.Culture;

/// <summary>
/// Every page has one address. Routing takes capital letters for small ones and does not mind a slash at the end, so the page of such an
/// address leads to its own: what pages say of their address, and what is kept by it, is then always the same.
/// </summary>
public sealed class CanonicalAddress : IResourceFilter
{
    /// <inheritdoc />
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var http = context.HttpContext;
        if (context.ActionDescriptor is not PageActionDescriptor || SiteLanguage.Of(http.Request.Path) is null || http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return;
        }

        var canonical = Of(endpoint, http.Request.Path.Value!);
        if (!string.Equals(canonical, http.Request.Path.Value, StringComparison.Ordinal))
        {
            http.LeadTo(new(canonical));
            context.Result = new EmptyResult();
        }
    }

    /// <inheritdoc />
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    /// <summary>Of a public page all is in small letters; elsewhere a part that is no fixed word can be a key, whose letters count.</summary>
    private static string Of(RouteEndpoint endpoint, string path)
    {
        var isPublic = endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null;
        var words = path.Trim('/').Split('/').Zip(endpoint.RoutePattern.PathSegments, (word, pattern) => isPublic || IsFixed(pattern) ? word.ToLowerInvariant() : word);
        return "/" + string.Join('/', words);
    }

    private static bool IsFixed(RoutePatternPathSegment segment) => segment.Parts.All(part => part is RoutePatternLiteralPart);
}

/// <summary>Leads from another writing of an address to the one that the service uses.</summary>
internal static class CanonicalAddresses
{
    /// <summary>Readers are led for good; what is sent by another method goes there as it is.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The path as the service writes it.</param>
    public static void LeadTo(this HttpContext context, PathString path)
    {
        var request = context.Request;
        context.Response.StatusCode = HttpMethods.IsGet(request.Method) ? StatusCodes.Status301MovedPermanently : StatusCodes.Status308PermanentRedirect;
        var local = new PathString("/" + path.Value?.TrimStart('/')); // two slashes would lead to another host
        context.Response.Headers.Location = $"{request.PathBase.ToUriComponent()}{local.ToUriComponent()}{request.QueryString.ToUriComponent()}";
    }
}
