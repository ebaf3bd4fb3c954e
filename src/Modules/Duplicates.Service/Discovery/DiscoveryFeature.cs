using System.Text;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Discovery;

/// <summary>How search engines, readers of feeds and people's search find the public pages.</summary>
internal static class DiscoveryFeature
{
    private static readonly string[] Personal = [.. SitePaths.OfPeople.Concat(SitePaths.OfStaff).Select(path => path.BelowLanguage)];

    /// <summary>Registers the feature.</summary>
    public static IServiceCollection AddDiscovery(this IServiceCollection services) => services
        .AddSingleton<PublicPages>()
        .AddSingleton<ServiceData>()
        .AddSingleton<OfficeData>()
        .AddSingleton<ChangesFeed>();

    /// <summary>Maps <c>/sitemap.xml</c>, a feed of changes for each language and, when the whole site is the service, <c>/robots.txt</c>.</summary>
    public static void MapDiscovery(this IEndpointRouteBuilder endpoints)
    {
        var kept = new PublicPageAttribute();
        endpoints.MapGet("/sitemap.xml", WriteSitemapAsync).AllowAnonymous().WithMetadata(kept).ExcludeFromDescription();
        foreach (var language in SiteLanguage.All)
        {
            endpoints.MapGet($"/{SitePaths.Changes.In(language.Code)}", (HttpContext context, ChangesFeed feed) => WriteFeedAsync(context, feed, language.Code))
                .AllowAnonymous().WithMetadata(kept).ExcludeFromDescription();
        }

        if (endpoints.ServiceProvider.GetRequiredService<IOptions<WebFrameOptions>>().Value.WholeSite)
        {
            endpoints.MapGet("/robots.txt", (HttpContext context) => Results.Text(Robots(SiteAddress.Of(context)), "text/plain", Encoding.UTF8))
                .AllowAnonymous().WithMetadata(kept).ExcludeFromDescription();
        }
    }

    private static Task WriteSitemapAsync(HttpContext context, PublicPages pages)
    {
        context.Response.ContentType = "application/xml; charset=utf-8";
        return Sitemap.WriteAsync(context.Response.Body, SiteAddress.Of(context), pages.All);
    }

    private static Task WriteFeedAsync(HttpContext context, ChangesFeed feed, string language)
    {
        context.Response.ContentType = "application/atom+xml; charset=utf-8";
        return feed.WriteAsync(context.Response.Body, SiteAddress.Of(context), language);
    }

    /// <summary>Everything public may be read by robots; pages of one person's work lead them nowhere.</summary>
    private static string Robots(string site)
    {
        var lines = new StringBuilder("User-agent: *\n");
        foreach (var language in SiteLanguage.All)
        {
            foreach (var folder in Personal)
            {
                lines.Append("Disallow: /").Append(language.Code).Append('/').Append(folder).Append('\n');
            }
        }

        return lines.Append("\nSitemap: ").Append(site).Append("/sitemap.xml\n").ToString();
    }
}
