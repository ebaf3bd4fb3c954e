using System.Net;
using System.Text.RegularExpressions;
using Duplicates.Domain;
using Duplicates.Service.Discovery;
using Duplicates.Service.Indexing;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Offices;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Search;

/// <summary>What a search found.</summary>
/// <param name="Pages">Pages, the closest first.</param>
/// <param name="Offices">Offices, the closest first, as many as are shown.</param>
/// <param name="OfficeCount">How many offices were found in all.</param>
/// <param name="Understood">How the typed words were taken.</param>
public sealed record SearchResults(IReadOnlyList<PageResult> Pages, IReadOnlyList<OfficeResult> Offices, int OfficeCount, Understood Understood)
{
    /// <summary>Every typed word stands in the offices, and not in the pages: what people look for is an office.</summary>
    public bool OfficesFirst { get; init; }
}

/// <summary>A page that was found.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Title">Its heading, found words marked.</param>
/// <param name="Text">The place of its text where the found words stand.</param>
public sealed record PageResult(string Path, IReadOnlyList<ExcerptPiece> Title, IReadOnlyList<ExcerptPiece> Text);

/// <summary>An office that was found.</summary>
/// <param name="Office">The office.</param>
/// <param name="Name">Its name, found words marked.</param>
/// <param name="Place">Where it is and what it was called before, found words marked.</param>
public sealed record OfficeResult(Office Office, IReadOnlyList<ExcerptPiece> Name, IReadOnlyList<ExcerptPiece> Place);

/// <summary>
/// Searches the public pages and the offices in what this host holds in memory, so the answer does not depend on the database
/// (decision 0070).
/// </summary>
internal sealed partial class SiteSearch(PublicPages pages, IInfoPages infoPages, OfficeSearch offices, ISynonyms synonyms) : ISiteSearch, IDisposable
{
    private const int MostPages = 10;
    private const int MostOffices = 10;
    private readonly CurrentIndex<SearchedPage> _index = new(new PageLayout());

    /// <inheritdoc />
    public SearchResults Find(string typed, string language)
    {
        Prepare();
        var request = new SearchRequest(typed, language, MostPages);
        var foundPages = _index.Find(request, synonyms.Current);
        var foundOffices = offices.Search(request with { Most = MostOffices });

        // what holds all words speaks against what holds some of them
        if (foundPages.IsExact && foundPages.Total > 0 && foundOffices.Understood.LeftOut.Count > 0)
        {
            foundOffices = SearchHits<Office>.None;
        }
        else if (foundOffices.IsExact && foundOffices.Total > 0 && foundPages.Understood.LeftOut.Count > 0)
        {
            foundPages = SearchHits<SearchedPage>.None;
        }

        return new(
            [.. foundPages.Items.Select(page => Shown(page, foundPages.Words, language))],
            [.. foundOffices.Items.Select(office => Shown(office, foundOffices.Words, language))],
            foundOffices.Total,
            foundOffices.Total > 0 ? foundOffices.Understood : foundPages.Understood)
        {
            OfficesFirst = foundOffices.IsExact && foundOffices.Total > 0 && !foundPages.IsExact,
        };
    }

    /// <summary>Puts newly published pages into the index, so that no reader has to wait for it.</summary>
    public void Prepare() => _index.Follow(infoPages.All(Languages.Kazakh), () => [.. pages.Own.Select(Asked), .. pages.Edited.Select(WithText)]);

    /// <inheritdoc />
    public void Dispose() => _index.Dispose();

    private static PageResult Shown(SearchedPage found, FoundWords words, string language)
    {
        var (page, body, summary) = (found.Page, found.Body.In(language), found.Page.Summary.In(language));
        return new(page.Path(language), words.MarkedIn(page.Title.In(language)), words.ExcerptOf(body) ?? words.MarkedIn(summary));
    }

    private static OfficeResult Shown(Office office, FoundWords words, string language)
    {
        var (place, former) = (office.Place(language), string.Join("; ", office.FormerNames.Select(text => text.In(language))));
        return new(office, words.MarkedIn(office.Name.In(language)), words.MarkedIn(former.Length > 0 ? $"{place}. {former}" : place));
    }

    /// <summary>A page of the service itself with what people ask that it answers.</summary>
    private static SearchedPage Asked(PublicPage page) =>
        new(page, new(string.Empty, string.Empty), TextCatalog.Find($"search.asked.{page.PathKk.Split('/')[^1]}") is { } asked ? new(asked.Kazakh, asked.Russian) : new(string.Empty, string.Empty));

    private SearchedPage WithText(PublicPage page) => new(page, new(TextOf(page.PathKk), TextOf(page.PathRu)), new(QuestionsOf(page.PathKk), QuestionsOf(page.PathRu)));

    private string QuestionsOf(string path) => string.Join(' ', infoPages.Find(path.TrimStart('/'))?.Questions ?? []);

    private string TextOf(string path) =>
        infoPages.Find(path.TrimStart('/')) is { } page ? WebUtility.HtmlDecode(Spaces().Replace(Markup().Replace(page.Html, " "), " ")).Trim() : string.Empty;

    /// <summary>Tags, and marks in whose place a page says something of its own.</summary>
    [GeneratedRegex("<[^>]*>|\\{[a-z]+\\}", RegexOptions.None, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
