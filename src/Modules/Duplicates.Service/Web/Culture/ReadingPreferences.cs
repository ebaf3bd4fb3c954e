using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Duplicates.Service.Web.Culture;

/// <summary>What a reader asked to be remembered: the language and the view.</summary>
public static class ReadingPreferences
{
    /// <summary>The cookie that holds kk or ru.</summary>
    public const string LanguageCookie = "language";

    /// <summary>The cookie that holds the <see cref="ReadingView"/>.</summary>
    public const string ViewCookie = "view";

    /// <summary>The query parameter by which the language switch asks to remember the language of the address.</summary>
    public const string SetLanguage = "set-language";

    /// <summary>The query parameter by which the view switch asks for a <see cref="ReadingView"/>.</summary>
    public const string SetView = "set-view";

    /// <summary>The language of a reader whose address names none: the remembered one, the browser's, else Kazakh.</summary>
    /// <param name="request">The request.</param>
    public static SiteLanguage LanguageOf(HttpRequest request)
    {
        if (SiteLanguage.Find(request.Cookies[LanguageCookie]) is { } remembered)
        {
            return remembered;
        }

        var accepted = request.GetTypedHeaders().AcceptLanguage
            .Where(entry => entry.Quality is null or > 0)
            .OrderByDescending(entry => entry.Quality ?? 1)
            .Select(entry => SiteLanguage.Find(Primary(entry)))
            .FirstOrDefault(language => language is not null);
        return accepted ?? SiteLanguage.Kazakh;
    }

    /// <summary>The view that the reader keeps. Cached pages have to vary by it.</summary>
    /// <param name="request">The request.</param>
    public static ReadingView ViewOf(HttpRequest request) => ReadingView.Parse(request.Cookies[ViewCookie]);

    private static string Primary(StringWithQualityHeaderValue entry) =>
        entry.Value.ToString().Split('-')[0].ToLowerInvariant();
}
