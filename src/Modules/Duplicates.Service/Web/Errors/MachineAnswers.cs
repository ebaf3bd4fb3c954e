using System.Globalization;
using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Duplicates.Service.Web.Errors;

/// <summary>
/// Keeps the error pages away from addresses that programs ask. Those of the API answer a bare status with a problem document
/// (RFC 9457) in the language that was asked for.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="texts">The service's texts.</param>
public sealed class MachineAnswers(RequestDelegate next, IStringLocalizer<ServiceTexts> texts)
{
    private const string Api = "/api";
    private static readonly PathString[] Addresses = [Api, "/openapi", "/health"];

    /// <summary>Whether an address is for programs.</summary>
    /// <param name="path">Path of the request.</param>
    public static bool Serves(PathString path) =>
        Addresses.Any(address => path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase));

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public async Task InvokeAsync(HttpContext context)
    {
        if (Serves(context.Request.Path) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        await next(context);
        var asked = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path;
        if (asked.StartsWith(Api, StringComparison.OrdinalIgnoreCase) && IsBare(context.Response))
        {
            await WriteAsync(context);
        }
    }

    /// <summary>A problem that has nothing but a title and what to do.</summary>
    internal static ProblemDetails Problem(int status, string title, string detail) => new() { Status = status, Title = title, Detail = detail, Type = "about:blank" };

    /// <summary>Makes the rest of the request speak a language, and says so.</summary>
    internal static void Speak(HttpContext context, SiteLanguage language)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);
        context.Response.Headers.ContentLanguage = language.Code;
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentType: null } && response.ContentLength is null or 0;

    private Task WriteAsync(HttpContext context)
    {
        Speak(context, ReadingPreferences.LanguageOf(context.Request));
        var status = context.Response.StatusCode;
        var name = status switch
        {
            404 or 405 => "404",
            413 => "413",
            429 => "429",
            503 => "503",
            >= 500 => "500",
            _ => "400",
        };
        var problem = Problem(status, texts[$"errors.{name}.title"], texts[$"errors.{name}.action"]);
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }
}
