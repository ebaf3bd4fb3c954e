using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Web.Limits;

/// <summary>
/// Requests behind which nobody reads: for the headers alone, a browser that fetches a page before it is asked for, and messengers that make a
/// picture of a link. They are answered like any other, but what people do is not counted by them.
/// </summary>
internal static class PassingVisit
{
    private const string Prefetch = "prefetch";

    /// <summary>The headers by which browsers say it: the standard one, and those of before.</summary>
    private static readonly string[] Purposes = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    /// <summary>Words by which messengers, networks and search engines name themselves.</summary>
    private static readonly string[] Programs =
    [
        "WhatsApp/", "TelegramBot", "facebookexternalhit", "Facebot", "Twitterbot", "vkShare", "Viber", "SkypeUriPreview", "Slackbot", "LinkedInBot", "Discordbot",
        "OdklBot", "Mail.RU_Bot", "MicrosoftPreview", "redditbot", "Pinterestbot", "Applebot", "Googlebot", "Google-InspectionTool", "bingbot", "YandexBot",
        "YandexMobileBot", "DuckDuckBot", "PetalBot",
    ];

    /// <summary>Whether nobody reads the answer.</summary>
    /// <param name="context">The request.</param>
    public static bool Is(HttpContext context)
    {
        var headers = context.Request.Headers;
        var program = headers.UserAgent.ToString();
        return HeadRequests.AsksForHeadersOnly(context)
            || Purposes.Any(name => headers[name].ToString().Contains(Prefetch, StringComparison.OrdinalIgnoreCase))
            || Programs.Any(name => program.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}
