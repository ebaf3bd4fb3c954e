using System.Net.Mime;
using System.Text;
using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Duplicates.Service.Web.Posted;

/// <summary>
/// No page is ever the answer to a form: it is kept, and the browser is led to it (303), so that Back, forward and reload find an address
/// that can simply be asked for again. What a form sent after its session had ended is kept in the same way for the return from signing in.
/// Only an answer beside which nothing was typed, such as an error page, goes out as it is.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
public sealed class AnswersToForms(RequestDelegate next)
{
    private static readonly byte[] Page = "<!DOCTYPE html>"u8.ToArray();

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || SiteLanguage.Of(context.Request.Path) is null || context.RequestServices.GetService<PostedPages>() is not { } pages)
        {
            await next(context);
            return;
        }

        var (body, id) = (context.Response.Body, Guid.NewGuid());
        PostedPage.Name(context, id);
        using var written = new MemoryStream();
        context.Response.Body = written;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (LeadsToSigningIn(context, id))
        {
            await KeepTypedAsync(context, pages, id);
        }
        else if (IsWholePage(context.Response, written) && await pages.KeepAsync(context, id, Read(context, written)))
        {
            Lead(context, id);
            return;
        }

        written.Position = 0;
        await written.CopyToAsync(body, context.RequestAborted);
    }

    private static bool IsWholePage(HttpResponse response, MemoryStream written) =>
        response is { StatusCode: StatusCodes.Status200OK or StatusCodes.Status429TooManyRequests, HasStarted: false }
        && response.ContentType?.StartsWith(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase) == true
        && written.GetBuffer().AsSpan(0, (int)written.Length).TrimStart("\uFEFF \r\n"u8).StartsWith(Page);

    private static bool LeadsToSigningIn(HttpContext context, Guid id) =>
        context.Response.StatusCode == StatusCodes.Status302Found && context.Response.Headers.Location.ToString().Contains(id.ToString("N"), StringComparison.Ordinal);

    /// <summary>A form of another site comes without the cookie; a browser that knows nobody could show what was typed to anybody.</summary>
    private static async Task KeepTypedAsync(HttpContext context, PostedPages pages, Guid id)
    {
        if (!context.Request.HasFormContentType || !PostedPages.KnowsPerson(context))
        {
            return;
        }

        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return;
        }

        await pages.KeepAsync(context, id, new(PostedPage.PathOf(context.Request), Rendering: string.Empty, Typed(context), Html: null, Status: 0, RetryAfter: null, Connections: null, CanBeAskedAgain: false));
    }

    private static PostedPage Read(HttpContext context, MemoryStream written) => new(
        PostedPage.PathOf(context.Request),
        PostedPage.RenderingOf(context.Request),
        Typed(context),
        Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length),
        context.Response.StatusCode,
        context.Response.Headers.RetryAfter,
        ContentPolicy.ConnectionsOf(context),
        context.GetEndpoint()?.Metadata.GetMetadata<OnlyAsksAttribute>() is not null);

    private static Dictionary<string, string[]> Typed(HttpContext context) =>
        (context.Features.Get<IFormFeature>()?.Form ?? FormCollection.Empty)
            .Where(field => !PostedPage.Secrets.Contains(field.Key))
            .ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray(), StringComparer.OrdinalIgnoreCase);

    private static void Lead(HttpContext context, Guid id)
    {
        var (request, response) = (context.Request, context.Response);
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.ContentType = null;
        response.ContentLength = null;
        response.Headers.Remove(HeaderNames.RetryAfter);
        response.Headers.CacheControl = "no-store";
        response.Headers.Location = new StringValues($"{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{PostedPage.QueryOf(request, id)}");
    }
}
