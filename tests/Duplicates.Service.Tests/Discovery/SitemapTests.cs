using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using Duplicates.Domain;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Discovery;

/// <summary>Walks all pages of the sitemap: it names every public page, each speaks one language only, and every link leads somewhere.</summary>
public sealed partial class SitemapTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Words that no sentence of the other language has.</summary>
    private static readonly Dictionary<string, HashSet<string>> Foreign = new(StringComparer.Ordinal)
    {
        ["kk"] = new(StringComparer.OrdinalIgnoreCase) { "и", "в", "на", "для", "или", "если", "что", "при", "из", "по", "как", "об", "вы", "это", "после", "через", "чтобы", "школа", "заявление" },
        ["ru"] = new(StringComparer.OrdinalIgnoreCase) { "мен", "бен", "пен", "емес", "немесе", "туралы", "бойынша", "керек", "мектеп" },
    };

    /// <summary>Names that Russian writes with Kazakh letters.</summary>
    private static readonly string[] NamesInBoth = ["Жетісу", "Ұлытау", "«Алтын белгі»", "Қазақша"];

    [Fact]
    public async Task Sitemap_InBothLanguages_NamesEveryPublicPageOnceWithItsCounterpart()
    {
        var entries = await EntriesAsync();
        var paths = entries.Select(entry => entry.Path).ToList();
        Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
        var pages = host.Services.GetRequiredService<IInfoPages>();
        Assert.Empty(pages.All("kk").Concat(pages.All("ru")).Select(page => "/" + page.Path).Except(paths, StringComparer.Ordinal));
        var offices = host.Services.GetRequiredService<IOffices>().All;
        Assert.True(offices.Count > 30, "The offices are missing.");
        Assert.Empty(offices.SelectMany(office => Said.Languages.Select(language => "/" + office.Path.In(language))).Except(paths, StringComparer.Ordinal));
        Assert.All(entries, entry =>
        {
            Assert.True(entry.Path == entry.Alternates["kk"] || entry.Path == entry.Alternates["ru"], $"{entry.Path} is neither of its own languages");
            Assert.Equal(entry.Alternates["kk"], entry.Alternates["x-default"]);
            Assert.StartsWith("/ru", entry.Alternates["ru"], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task EveryPage_OfTheSitemap_SaysWhatTheSitemapSaysOfIt()
    {
        using var visitor = host.NewVisitor();
        foreach (var entry in await EntriesAsync())
        {
            await visitor.GetAsync(entry.Path);
            Assert.Equal((entry.Path, HttpStatusCode.OK), (visitor.Address, visitor.Status));
            Assert.Equal("http://localhost" + entry.Path, visitor.Find("link[rel=canonical]").GetAttribute("href"));
            foreach (var (language, path) in entry.Alternates)
            {
                Assert.Equal((entry.Path, "http://localhost" + path), (entry.Path, visitor.Find($"link[hreflang={language}]").GetAttribute("href")));
            }

            Assert.Equal((entry.Path, entry.ChangedOn), (entry.Path, visitor.Find("footer time").GetAttribute("datetime")));
            Assert.NotEmpty(visitor.Find("meta[property='og:title']").GetAttribute("content")!);
        }
    }

    [Fact]
    public async Task EveryPage_OfTheSitemap_SpeaksItsLanguageOnly()
    {
        using var visitor = host.NewVisitor();
        var differences = new List<string>();
        var sentences = Said.Languages.ToDictionary(language => language, SentencesOf, StringComparer.Ordinal);
        foreach (var entry in await EntriesAsync())
        {
            await visitor.GetAsync(entry.Path);
            var language = entry.Path[1..3];
            var other = language == "kk" ? "ru" : "kk";
            foreach (var text in TextsOf(visitor.Page.DocumentElement, language))
            {
                if (sentences[other].Contains(text) || Speaks(text, other))
                {
                    differences.Add($"{entry.Path}: {text}");
                }
            }
        }

        Assert.Empty(differences);
    }

    [Fact]
    public async Task EveryLink_OfTheSitemapsPages_LeadsSomewhere()
    {
        using var visitor = host.NewVisitor();
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in await EntriesAsync())
        {
            await visitor.GetAsync(entry.Path);
            foreach (var link in visitor.Page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!))
            {
                if (link.StartsWith('#'))
                {
                    Assert.True(visitor.Has($"[id='{link[1..]}']"), $"{entry.Path} has no {link}");
                }
                else if (link.StartsWith('/') || link.StartsWith('?'))
                {
                    links.TryAdd(new Uri(new Uri("http://localhost" + entry.Path), link).PathAndQuery, entry.Path);
                }
            }
        }

        foreach (var (link, from) in links)
        {
            await visitor.GetAsync(link);
            Assert.True(visitor.Status is HttpStatusCode.OK, $"{link} on {from} answers {(int)visitor.Status}");
        }
    }

    [Theory]
    [InlineData("школа и учитель", "ru", true)]
    [InlineData("Өтініш беру", "kk", true)]
    [InlineData("область Жетісу", "kk", false)]
    [InlineData("Шымкент, 18:30", "kk", false)]
    [InlineData("Шымкент, 18:30", "ru", false)]
    public void Speaks_Text_TellsTheLanguage(string text, string language, bool expected) => Assert.Equal(expected, Speaks(text, language));

    private static bool Speaks(string text, string language)
    {
        var rest = NamesInBoth.Aggregate(text, (left, name) => left.Replace(name, string.Empty, StringComparison.Ordinal));
        var own = language == "kk" ? "ru" : "kk";
        return (language == "kk" && KazakhLetters().IsMatch(rest)) || Words().Matches(rest).Any(word => Foreign[own].Contains(word.Value));
    }

    /// <summary>All texts of a language that are long enough to be told from a name, and differ from those of the other.</summary>
    private HashSet<string> SentencesOf(string language)
    {
        var pages = host.Services.GetRequiredService<IInfoPages>();
        return [.. TextCatalog.Texts.Values.Where(text => text.Kazakh != text.Russian).Select(text => text.In(language).Trim())
            .Concat(pages.All(language).SelectMany(page => new[] { page.Title, page.Summary }))
            .Concat(host.Services.GetRequiredService<IOffices>().All.SelectMany(TextsOf).Where(text => text.Kk != text.Ru).Select(text => text.In(language)))
            .Where(text => text.Contains(' ', StringComparison.Ordinal))];
    }

    private static IEnumerable<BilingualText> TextsOf(Office office) => [office.Name, office.Locality, office.Address, office.Head, office.HeadPosition, .. office.FormerNames];

    private static IEnumerable<string> TextsOf(INode node, string language)
    {
        if (node is IElement element && (element.TagName is "SCRIPT" or "STYLE" or "TEMPLATE" || (element.GetAttribute("lang") is { } own && own != language)))
        {
            return [];
        }

        IEnumerable<string?> attributes = node is IElement named ? [named.GetAttribute("aria-label"), named.GetAttribute("alt"), named.GetAttribute("title"), named.GetAttribute("placeholder"), ContentOf(named)] : [];
        var here = node is IText text ? [text.Data] : attributes.OfType<string>();
        return here.Select(value => value.Trim()).Where(value => value.Length > 0).Concat(node.ChildNodes.SelectMany(child => TextsOf(child, language)));
    }

    private static string? ContentOf(IElement element) => element.TagName == "META" && element.GetAttribute("property") != "og:url" ? element.GetAttribute("content") : null;

    private async Task<IReadOnlyList<Entry>> EntriesAsync()
    {
        using var visitor = host.NewVisitor();
        using var answer = await visitor.SendAsync(HttpMethod.Get, "/sitemap.xml");
        Assert.Equal("application/xml", answer.Content.Headers.ContentType!.MediaType);
        var map = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        return [.. map.Root!.Elements(Map + "url").Select(url => new Entry(
            PathOf(url.Element(Map + "loc")!.Value),
            url.Element(Map + "lastmod")!.Value,
            url.Elements(Xhtml + "link").ToDictionary(link => link.Attribute("hreflang")!.Value, link => PathOf(link.Attribute("href")!.Value), StringComparer.Ordinal)))];
    }

    private static string PathOf(string address)
    {
        Assert.StartsWith("http://localhost/", address, StringComparison.Ordinal);
        return address["http://localhost".Length..];
    }

    private sealed record Entry(string Path, string ChangedOn, IReadOnlyDictionary<string, string> Alternates);

    [GeneratedRegex("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]", RegexOptions.None, 1000)]
    private static partial Regex KazakhLetters();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
