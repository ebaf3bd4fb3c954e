using System.Globalization;
using Duplicates.Domain;
using Duplicates.Service.Discovery;

namespace Duplicates.Service.Search;

/// <summary>A page with the text that is searched.</summary>
/// <param name="Page">The page.</param>
/// <param name="BodyKk">Its Kazakh text without marks.</param>
/// <param name="BodyRu">Its Russian text without marks.</param>
internal sealed record SearchedPage(PublicPage Page, string BodyKk, string BodyRu)
{
    /// <summary>The text in a language.</summary>
    public string Body(string language) => language == Languages.Russian ? BodyRu : BodyKk;
}

/// <summary>A page that was found.</summary>
/// <param name="Page">The page.</param>
/// <param name="Words">The folded words of its texts that answer to what was typed.</param>
internal sealed record FoundPage(SearchedPage Page, IReadOnlySet<string> Words);

/// <summary>The words of all pages in both languages, and the pages that hold them.</summary>
internal sealed class PageIndex
{
    private const int TitleWeight = 12;
    private const int SummaryWeight = 4;
    private const int BodyWeight = 1;

    private readonly IReadOnlyList<SearchedPage> _pages;
    private readonly Dictionary<string, List<Holder>> _words = new(StringComparer.Ordinal);

    /// <summary>Reads the words of the pages.</summary>
    public PageIndex(IReadOnlyList<SearchedPage> pages)
    {
        _pages = pages;
        for (var place = 0; place < pages.Count; place++)
        {
            foreach (var language in Languages.All)
            {
                Add(pages[place].Page.Title.In(language), place, language, TitleWeight);
                Add(pages[place].Page.Summary.In(language), place, language, SummaryWeight);
                Add(pages[place].Body(language), place, language, BodyWeight);
            }
        }
    }

    /// <summary>
    /// The pages that hold the words, the closest first; pages alike are in the order of the language's alphabet. When no page holds
    /// all words, those that hold most of them are found, half at the least.
    /// </summary>
    /// <param name="typed">Folded words.</param>
    /// <param name="language"><c>kk</c> or <c>ru</c>: words of the reader's language count more.</param>
    public IReadOnlyList<FoundPage> Find(IReadOnlyList<string> typed, string language)
    {
        var (scores, counts) = (new int[_pages.Count], new int[_pages.Count]);
        var answering = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in typed.Distinct(StringComparer.Ordinal))
        {
            foreach (var (page, score) in ScoresOf(word, language, answering))
            {
                scores[page] += score;
                counts[page]++;
            }
        }

        var most = counts.DefaultIfEmpty().Max();
        if (most == 0 || most * 2 < typed.Count)
        {
            return [];
        }

        var alphabet = StringComparer.Create(Languages.CultureOf(language), CompareOptions.NumericOrdering);
        return [.. Enumerable.Range(0, _pages.Count).Where(page => counts[page] == most)
            .OrderByDescending(page => scores[page])
            .ThenBy(page => _pages[page].Page.Title.In(language), alphabet)
            .Select(page => new FoundPage(_pages[page], answering))];
    }

    private Dictionary<int, int> ScoresOf(string typed, string language, HashSet<string> answering)
    {
        var scores = new Dictionary<int, int>();
        foreach (var (word, closeness) in Answering(typed))
        {
            answering.Add(word);
            foreach (var holder in _words[word])
            {
                var score = holder.Weight * closeness * (holder.Language == language ? 2 : 1);
                scores[holder.Page] = Math.Max(scores.GetValueOrDefault(holder.Page), score);
            }
        }

        return scores;
    }

    /// <summary>The words that answer to a typed one; slips are forgiven when nothing closer does.</summary>
    private List<(string Word, int Closeness)> Answering(string typed)
    {
        List<(string Word, int Closeness)> close = [.. _words.Keys.Select(word => (word, WordMatching.Closeness(word, typed))).Where(match => match.Item2 > 0)];
        return close.Count > 0 ? close : [.. _words.Keys.Where(word => WordMatching.IsSlip(word, typed)).Select(word => (word, 1))];
    }

    private void Add(string text, int page, string language, int weight)
    {
        foreach (var word in TextWords.Of(text).Select(word => word.Folded).Distinct(StringComparer.Ordinal))
        {
            (_words.TryGetValue(word, out var holders) ? holders : _words[word] = []).Add(new(page, language, weight));
        }
    }

    private readonly record struct Holder(int Page, string Language, int Weight);
}
