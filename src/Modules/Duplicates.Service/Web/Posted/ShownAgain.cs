using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Duplicates.Service.Web.Posted;

/// <summary>
/// Shows the answer to a form again where the address asks for it, after it is certain that the reader may open the page. In another language
/// or view the page is made anew with what was typed, or asked anew when asking changes nothing. An answer that is no more leads to the page itself.
/// </summary>
public sealed partial class ShownAgain : IAsyncResourceFilter, IPageFilter
{
    private static readonly object Key = new();

    /// <summary>What was typed into the form of a page that is made anew; null for any other request. Pages that read their form themselves ask for it.</summary>
    internal static IFormCollection? TypedOf(HttpContext context) => context.Items[Key] is PostedPage page ? FormOf(page) : null;

    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.ActionDescriptor is not PageActionDescriptor || !HttpMethods.IsGet(http.Request.Method) || SiteLanguage.Of(http.Request.Path) is null
            || http.RequestServices.GetService<PostedPages>() is not { } pages)
        {
            await next();
            return;
        }

        pages.Remember(http);
        if (!http.Request.Query.TryGetValue(PostedPage.Shown, out var asked))
        {
            await next();
            return;
        }

        var page = Guid.TryParseExact(asked, "N", out var id) ? await pages.FindAsync(http, id) : null;
        if (page is null || page.Path != PostedPage.PathOf(http.Request))
        {
            context.Result = new LocalRedirectResult($"~{http.Request.Path.ToUriComponent()}{QueryOfPage(http.Request)}");
        }
        else if (page.Html is not null && page.Rendering == PostedPage.RenderingOf(http.Request))
        {
            context.Result = Show(http, page, page.Html);
        }
        else if (page.CanBeAskedAgain)
        {
            await AskAgainAsync(http, page, next);
        }
        else
        {
            http.Items[Key] = page;
            await next();
        }
    }

    /// <inheritdoc />
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    /// <inheritdoc />
    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    /// <summary>Puts what was typed into the fields of a page that was made anew.</summary>
    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (context.HttpContext.Items[Key] is PostedPage page)
        {
            foreach (var (name, values) in page.Fields)
            {
                context.ModelState.SetModelValue(name, values.Length == 1 ? values[0] : values, string.Join(',', values));
            }
        }
    }

    private static string QueryOfPage(HttpRequest request) => QueryString.Create(request.Query
        .Where(pair => pair.Key is not (PostedPage.Shown or "handler"))
        .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))).ToString();

    private static ContentResult Show(HttpContext context, PostedPage page, string html)
    {
        ContentPolicy.AllowConnections(context, page.Connections);
        if (page.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }

        // the session may be another one by now
        var token = HtmlEncoder.Default.Encode(context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!);
        return new() { Content = FormToken().Replace(html, found => found.Groups["start"].Value + token), ContentType = "text/html; charset=utf-8", StatusCode = page.Status };
    }

    private static async Task AskAgainAsync(HttpContext context, PostedPage page, ResourceExecutionDelegate next)
    {
        var request = context.Request;
        request.ContentType = "application/x-www-form-urlencoded";
        (request.Method, request.Form) = (HttpMethods.Post, FormOf(page));
        try
        {
            await next();
        }
        finally
        {
            (request.Method, request.ContentType) = (HttpMethods.Get, null);
        }
    }

    private static FormCollection FormOf(PostedPage page) =>
        new(page.Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value), StringComparer.OrdinalIgnoreCase));

    [GeneratedRegex($"""(?<start><input name="{PostedPage.Token}" type="hidden" value=")[^"]*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}
