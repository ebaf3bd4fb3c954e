using System.Net;
using System.Text.RegularExpressions;
using Duplicates.Domain;
using Duplicates.Domain.People;
using Duplicates.Service.Discovery;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Search;

/// <summary>What a search found.</summary>
/// <param name="Pages">Pages, the closest first.</param>
/// <param name="Offices">Offices in the order of the reader's alphabet, as many as are shown.</param>
/// <param name="OfficeCount">How many offices were found in all.</param>
public sealed record SearchResults(IReadOnlyList<PageResult> Pages, IReadOnlyList<OfficeResult> Offices, int OfficeCount);

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
/// (decision 0028).
/// </summary>
internal sealed partial class SiteSearch(PublicPages pages, IInfoPages infoPages, OfficeSearch offices)
{
    /// <summary>How much of what was typed is looked at, in characters.</summary>
    public const int LongestTyped = 200;

    private const int MostWords = 10;
    private const int MostPages = 10;
    private const int MostOffices = 10;
    private Indexed? _indexed;

    /// <summary>What answers to the typed words in either language, shown in the reader's.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>.</param>
    public SearchResults Find(string typed, string language)
    {
        var words = WordsOf(typed);
        if (words.Length == 0)
        {
            return new([], [], 0);
        }

        var found = offices.Find(string.Join(' ', words), language);
        return new(
            [.. Index().Find(words, language).Take(MostPages).Select(page => Shown(page, language))],
            [.. found.Take(MostOffices).Select(office => Shown(office, words, language))],
            found.Count);
    }

    /// <summary>The folded words of what was typed.</summary>
    public static string[] WordsOf(string typed) => [.. KazakhFolding.Fold(typed.Length > LongestTyped ? typed[..LongestTyped] : typed)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];

    private static PageResult Shown(FoundPage found, string language)
    {
        var (page, body) = (found.Page.Page, found.Page.Body(language));
        var text = body.Length > 0 ? Excerpt.Around(body, found.Words) : [];
        return new(
            page.Path(language),
            Excerpt.Whole(page.Title.In(language), found.Words),
            text.Any(piece => piece.IsFound) || page.Summary.In(language).Length == 0 ? text : Excerpt.Whole(page.Summary.In(language), found.Words));
    }

    private static OfficeResult Shown(Office office, string[] words, string language)
    {
        var (name, place) = (office.Name.In(language), office.Place(language));
        var former = string.Join("; ", office.FormerNames.Select(text => text.In(language)));
        var where = former.Length > 0 ? $"{place}. {former}" : place;
        var found = TextWords.Of($"{name} {where}").Select(word => word.Folded).Where(word => Array.Exists(words, typed => Answers(word, typed))).ToHashSet(StringComparer.Ordinal);
        return new(office, Excerpt.Whole(name, found), Excerpt.Whole(where, found));
    }

    private static bool Answers(string word, string typed) => WordMatching.Closeness(word, typed) >= 3 || WordMatching.IsSlip(word, typed);

    private PageIndex Index()
    {
        var published = infoPages.All(Languages.Kazakh);
        if (_indexed is { } indexed && ReferenceEquals(indexed.Published, published))
        {
            return indexed.Index;
        }

        var index = new PageIndex([.. pages.Own.Select(page => new SearchedPage(page, string.Empty, string.Empty)), .. pages.Edited.Select(WithText)]);
        _indexed = new(published, index);
        return index;
    }

    private SearchedPage WithText(PublicPage page) => new(page, TextOf(page.PathKk), TextOf(page.PathRu));

    private string TextOf(string path) =>
        infoPages.Find(path.TrimStart('/')) is { } page ? WebUtility.HtmlDecode(Spaces().Replace(Markup().Replace(page.Html, " "), " ")).Trim() : string.Empty;

    /// <summary>Tags, and marks in whose place a page says something of its own.</summary>
    [GeneratedRegex("<[^>]*>|\\{[a-z]+\\}", RegexOptions.None, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    private sealed record Indexed(IReadOnlyList<InfoPage> Published, PageIndex Index);
}
