using Duplicates.Service.Settings;
using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Posted;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Duplicates.Service.Web.Caching;

/// <summary>
/// Keeps answers of public pages. A request with any cookie that could belong to a session is never answered from the cache,
/// and only pages that say they are public, that succeeded and that set no cookie are kept.
/// </summary>
internal sealed class PublicPagePolicy(IOptions<DuplicatesOptions> options) : IOutputCachePolicy
{
    /// <summary>Drops all kept pages when evicted.</summary>
    public const string Tag = "public-pages";

    private const string AntiforgeryCookies = ".AspNetCore.Antiforgery.";

    /// <summary>Whether the request could be answered with a page that is the same for everybody.</summary>
    public static bool IsImpersonal(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && StringValues.IsNullOrEmpty(request.Headers.Authorization)
        && !EventStream.IsAskedFor(request)
        && request.Cookies.Keys.All(IsHarmless);

    /// <summary>Whether the answer is that of a public page, succeeded and sets no cookie.</summary>
    public static bool MayBeKept(HttpContext context) =>
        PageOf(context) is not null
        && context.Response.StatusCode == StatusCodes.Status200OK
        && PublicQueries.HoldsNothingForeign(context)
        && StringValues.IsNullOrEmpty(context.Response.Headers.SetCookie);

    /// <inheritdoc />
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var impersonal = IsImpersonal(request);
        context.EnableOutputCaching = impersonal;
        context.AllowCacheLookup = impersonal;
        context.AllowCacheStorage = impersonal;
        context.AllowLocking = true;
        context.Tags.Add(Tag);
        context.CacheVaryByRules.QueryKeys = PublicQueries.Names;
        context.CacheVaryByRules.VaryByHost = options.Value.PublicAddress.Length == 0; // else no page says by which host it was asked
        context.CacheVaryByRules.VaryByValues["language"] = SiteLanguage.Current.Code;
        context.CacheVaryByRules.VaryByValues["view"] = ReadingPreferences.ViewOf(request).ToString();

        // a page that was begun before a publication and is kept after it must not be found any more
        context.CacheVaryByRules.VaryByValues["content"] = context.HttpContext.RequestServices.GetService<IPublicState>()?.Stamp ?? string.Empty;
        context.CacheVaryByRules.VaryByValues["encoding"] = request.Headers.AcceptEncoding.ToString(); // one coding: AcceptedEncoding has chosen
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>
    /// Says for how long the answer is kept. The cache asks its policies when the answer has been written, and takes the time when the
    /// first byte is: so it is said between the two, by <see cref="EntityTags"/>.
    /// </summary>
    public static void KeepAsLongAsThePageSays(HttpContext context)
    {
        if (context.Features.Get<IOutputCacheFeature>() is { } cache && PageOf(context) is { } page)
        {
            cache.Context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(page.Seconds);
        }
    }

    /// <inheritdoc />
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = context.AllowCacheStorage && MayBeKept(context.HttpContext);
        return ValueTask.CompletedTask;
    }

    private static PublicPageAttribute? PageOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>();

    private static bool IsHarmless(string cookie) =>
        cookie is ReadingPreferences.LanguageCookie or ReadingPreferences.ViewCookie or PostedPages.Cookie
        || cookie.StartsWith(AntiforgeryCookies, StringComparison.Ordinal);
}
