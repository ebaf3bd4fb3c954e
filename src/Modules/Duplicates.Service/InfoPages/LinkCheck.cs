using Duplicates.Service.Content;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Culture;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.InfoPages;

/// <summary>
/// Checks the links and pictures of a Markdown text: a link leads to a page that exists in the language of the text, or elsewhere by https, mail or
/// telephone; a picture belongs to the service and says in words what it shows.
/// </summary>
internal sealed class LinkCheck(IServiceProvider services)
{
    private readonly Lazy<HashSet<string>> _routes = new(() => RoutesOf(services.GetServices<EndpointDataSource>()));

    /// <summary>What is wrong, one problem for each link or picture.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="culture">Its language.</param>
    /// <param name="field">The field that holds it, to be named.</param>
    public IEnumerable<ContentProblem> Problems(string markdown, string culture, string field) =>
        from link in MarkdownLink.Of(markdown)
        where !link.IsSound || (link.IsOfTheSite && !Leads(link.Address, culture))
        select new ContentProblem(culture, field, link.IsPicture ? "editor.problem.picture" : "editor.problem.link", link.Address);

    private bool Leads(string address, string culture)
    {
        var path = address.Split('#', '?')[0].TrimStart('/').TrimEnd('/');
        return (path == culture || path.StartsWith(culture + "/", StringComparison.Ordinal))
            && (_routes.Value.Contains(path[culture.Length..].TrimStart('/'))
                || services.GetRequiredService<IInfoPages>().Find(path) is not null
                || path.StartsWith(SitePaths.Offices.In(culture) + "/", StringComparison.Ordinal));
    }

    /// <summary>The addresses of pages that need nothing but the language.</summary>
    private static HashSet<string> RoutesOf(IEnumerable<EndpointDataSource> sources) =>
        [.. sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText ?? string.Empty)
            .Where(pattern => pattern.StartsWith(LanguageRouteConstraint.Segment, StringComparison.Ordinal))
            .Select(pattern => pattern[LanguageRouteConstraint.Segment.Length..].TrimStart('/'))
            .Select(pattern => pattern.Replace("/{code?}", string.Empty, StringComparison.Ordinal))
            .Where(pattern => !pattern.Contains('{', StringComparison.Ordinal))];
}
