using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Web.Culture;

/// <summary>Sets the culture from the first part of the path and remembers a reader's choice when the switch asks for it.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="options">How much of the site is the service's.</param>
public sealed class CultureFromPath(RequestDelegate next, IOptions<WebFrameOptions> options)
{
    private static readonly TimeSpan RememberFor = TimeSpan.FromDays(365);

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public Task InvokeAsync(HttpContext context)
    {
        var addressed = SiteLanguage.Of(context.Request.Path);
        if (addressed is null && SiteLanguage.MeantBy(context.Request.Path) is { } meant)
        {
            context.LeadTo(new($"/{meant.Code}{context.Request.Path.Value![(meant.Code.Length + 1)..]}"));
            return Task.CompletedTask;
        }

        if (addressed is null && !options.Value.WholeSite)
        {
            return next(context);
        }

        var language = addressed ?? ReadingPreferences.LanguageOf(context.Request);
        if (addressed is null && context.Request.Path == "/")
        {
            return RedirectToLanguage(context, language);
        }

        if (addressed is not null && HttpMethods.IsGet(context.Request.Method) && TryRemember(context, language))
        {
            return Task.CompletedTask;
        }

        CultureInfo.CurrentCulture = language.Culture;
        CultureInfo.CurrentUICulture = language.Culture;
        if (addressed is not null || !context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
        {
            context.Response.OnStarting(() =>
            {
                if (IsPage(context.Response))
                {
                    context.Response.Headers.ContentLanguage = language.Code;
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    private static bool IsPage(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;

    private static Task RedirectToLanguage(HttpContext context, SiteLanguage language)
    {
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect($"{context.Request.PathBase}/{language.Code}{context.Request.QueryString}");
        return Task.CompletedTask;
    }

    private static bool TryRemember(HttpContext context, SiteLanguage language)
    {
        var query = context.Request.Query;
        var setsLanguage = query.ContainsKey(ReadingPreferences.SetLanguage);
        var setsView = query.TryGetValue(ReadingPreferences.SetView, out var view);
        if (!setsLanguage && !setsView)
        {
            return false;
        }

        if (setsLanguage)
        {
            Remember(context, ReadingPreferences.LanguageCookie, language.Code);
        }

        if (setsView && ReadingView.Parse(view) is { IsAdapted: true } adapted)
        {
            Remember(context, ReadingPreferences.ViewCookie, adapted.ToString());
        }
        else if (setsView)
        {
            context.Response.Cookies.Delete(ReadingPreferences.ViewCookie, Cookie(context));
        }

        var rest = new QueryBuilder(query.Where(pair => pair.Key is not (ReadingPreferences.SetLanguage or ReadingPreferences.SetView)));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect($"{context.Request.PathBase.ToUriComponent()}{context.Request.Path.ToUriComponent()}{rest}");
        return true;
    }

    private static void Remember(HttpContext context, string name, string value)
    {
        var cookie = Cookie(context);
        cookie.MaxAge = RememberFor;
        context.Response.Cookies.Append(name, value, cookie);
    }

    private static CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
