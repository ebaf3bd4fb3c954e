using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Duplicates.OrchardCore.Site;

/// <summary>What the service's addresses answer while it cannot work: 503 with words in the language of the address, and nothing of why.</summary>
internal static class UnreadyAnswer
{
    private const string RetryAfterSeconds = "60";

    /// <summary>Writes the answer.</summary>
    public static Task WriteAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = RetryAfterSeconds;
        response.Headers.CacheControl = "no-store";
        if (ServiceAddresses.LanguageOf(request.Path) is not { } language)
        {
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
        }

        CultureInfo.CurrentUICulture = language.Culture;
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<ServiceState>>();
        var encoder = context.RequestServices.GetRequiredService<HtmlEncoder>();
        var (title, words) = (encoder.Encode(texts["The service is not available now"]), encoder.Encode(texts["Nothing that you have sent is lost. Try again later."]));
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync($"""
            <!doctype html>
            <html lang="{language.Code}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
            <body><main><h1>{title}</h1><p>{words}</p></main></body></html>
            """);
    }
}
