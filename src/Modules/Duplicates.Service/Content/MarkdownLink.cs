using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Duplicates.Service.Content;

/// <summary>A link or a picture in a Markdown text.</summary>
/// <param name="Address">Where it leads, or where the picture is.</param>
/// <param name="IsPicture">Whether it is a picture.</param>
/// <param name="HasWords">Whether it says in words what it is.</param>
internal sealed record MarkdownLink(string Address, bool IsPicture, bool HasWords)
{
    private static readonly string[] Elsewhere = ["https://", "mailto:", "tel:"];

    /// <summary>Whether it leads to a page of this site.</summary>
    public bool IsOfTheSite => !IsPicture && IsPath;

    /// <summary>
    /// Whether it may stand in a text wherever that comes from: a link leads to a place on the page, to a path of the site, or elsewhere by https,
    /// mail or telephone; a picture belongs to the service and says in words what it shows.
    /// </summary>
    public bool IsSound => IsPicture
        ? HasWords && Address.StartsWith("/assets/", StringComparison.Ordinal)
        : IsPath || Address.StartsWith('#') || Elsewhere.Any(scheme => Address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>A second slash, of either kind, would make the path a host.</summary>
    private bool IsPath => Address is ['/'] or ['/', not ('/' or '\\'), ..];

    /// <summary>All of a text, those in angle brackets too.</summary>
    public static IEnumerable<MarkdownLink> Of(string markdown) => ContentMarkdown.Parse(markdown).Descendants().Select(Read).OfType<MarkdownLink>();

    private static MarkdownLink? Read(MarkdownObject node) => node switch
    {
        LinkInline link => new(link.Url ?? string.Empty, link.IsImage, link.FirstChild is not null),
        AutolinkInline { IsEmail: true } mail => new($"mailto:{mail.Url}", IsPicture: false, HasWords: true),
        AutolinkInline link => new(link.Url, IsPicture: false, HasWords: true),
        _ => null,
    };
}
