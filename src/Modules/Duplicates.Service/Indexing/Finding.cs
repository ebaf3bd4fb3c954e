using System.Collections.Frozen;
using Duplicates.Service.Indexing.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;

namespace Duplicates.Service.Indexing;

/// <summary>One search in one state of an index.</summary>
internal sealed class Finding<T>(IndexSearcher searcher, Vocabulary vocabulary, FrozenDictionary<long, T> items, SearchLayout<T> layout, SearchRequest request)
    where T : class
{
    /// <summary>How much a word that says little counts beside one that says something.</summary>
    private const float Little = 0.05f;

    /// <summary>Where words do not stand together, a number is less than a name or a place.</summary>
    private const float NumberAlone = 0.3f;

    /// <summary>How much it counts that a name holds nothing else.</summary>
    private const float WholeName = 1;

    /// <summary>So many words make a name; a longer text is none.</summary>
    private const int MostOfName = 50;

    private const int Few = 100;

    private static readonly TopFieldDocs Nothing = new(0, [], [], float.NaN);

    private readonly Filter? _within = WithinOf(request);

    /// <summary>What was typed was meant for the other layout of the keyboard.</summary>
    private bool _swapped;

    /// <summary>The field of the key of an item.</summary>
    public static string Key => "key";

    /// <summary>The field of what a name says in all.</summary>
    public static string Whole => "whole";

    /// <summary>What a name says in all: the stems of its words, in no order.</summary>
    public static string WholeOf(string name) => WholeOf(TextWords.Of(name).Where(word => word.Length <= WordFormsFilter.LongestWord).Select(word => WordForms.Of(name.Substring(word.Start, word.Length))));

    private static string WholeOf(IEnumerable<WordForms> words) =>
        string.Join(' ', words.Where(word => !LightWords.SayNothing(word.Folded) && !LightWords.SayLittle(word.Stem)).Select(word => word.Stem).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostOfName));

    /// <summary>The name of the values by which items are put in the order of a language.</summary>
    public static string OrderIn(string language) => $"order-{language}";

    /// <summary>
    /// What holds all words that say something; failing that, what holds most of them. Words that nothing holds are left out and named.
    /// </summary>
    public SearchHits<T> Find(Synonyms synonyms)
    {
        var words = Read(synonyms, forgivesAll: false);
        var hits = Find(words, leavesOut: false);
        if (hits is null && words.Count > 1 && words.TrueForAll(word => word.IsKnown || word.Word.IsLight))
        {
            hits = Find(Read(synonyms, forgivesAll: true), leavesOut: false);
        }

        return hits ?? Find(words, leavesOut: true) ?? SearchHits<T>.None;
    }

    private SearchHits<T>? Find(List<WordQuery> words, bool leavesOut)
    {
        var heavy = words.Where(word => !word.Word.IsLight).ToList();
        var (needed, light) = heavy.Count > 0 ? (heavy, words.Except(heavy).Where(word => word.IsKnown).ToList()) : (words, []);
        var kept = needed.Where(word => word.IsKnown).ToList();
        if (kept.Count == 0 || (kept.Count < needed.Count && !leavesOut))
        {
            return null;
        }

        // words are left out only after all of them together found nothing
        var found = leavesOut && kept.Count == needed.Count ? Nothing : heavy.Count > 0 ? Search(kept, light) : List(kept);
        if (found.TotalHits == 0 && kept.Count > 1 && leavesOut)
        {
            kept = Fitting(kept, light);
            found = Search(kept, light);
        }

        return found.TotalHits == 0 || !Suffice(kept, needed) ? null : HitsOf(found, [.. kept, .. light], needed.Except(kept));
    }

    private List<WordQuery> Read(Synonyms synonyms, bool forgivesAll)
    {
        List<WordQuery> Looked(string typed) => [.. TypedWords.Read(typed, synonyms).Select(word => new WordQuery(word, vocabulary, forgivesAll && !word.IsLight))];
        var asTyped = Looked(request.Typed);
        if (asTyped.TrueForAll(word => word.IsCertain) || KeyboardLayout.Swap(request.Typed) is not { } swapped)
        {
            return asTyped;
        }

        var inOtherLayout = Looked(swapped);
        _swapped = inOtherLayout.Count(word => !word.IsCertain) < asTyped.Count(word => !word.IsCertain);
        return _swapped ? inOtherLayout : asTyped;
    }

    /// <summary>Words that say little find nearly everything: it comes in the order of the alphabet.</summary>
    private TopFieldDocs List(List<WordQuery> words)
    {
        var all = new BooleanQuery();
        foreach (var word in words)
        {
            all.Add(word.In(layout.Fields, request.Language), Occur.MUST);
        }

        return Run(all, request.Most, new Sort(Alphabet));
    }

    private TopFieldDocs Search(List<WordQuery> needed, List<WordQuery> light) => Run(Question(needed, light, Occur.MUST), request.Most, new Sort(SortField.FIELD_SCORE, Alphabet));

    private BooleanQuery Question(List<WordQuery> needed, List<WordQuery> light, Occur occur)
    {
        var all = new BooleanQuery();
        foreach (var word in needed)
        {
            all.Add(word.In(layout.Fields, request.Language, occur is Occur.SHOULD && word.Word.IsNumber ? NumberAlone : 1), occur);
        }

        foreach (var word in light)
        {
            all.Add(word.In(layout.Fields, request.Language, Little), Occur.SHOULD);
        }

        all.Add(new TermQuery(new Term(Whole, WholeOf(needed.SelectMany(word => word.Word.Words)))) { Boost = WholeName }, Occur.SHOULD);
        return all;
    }

    /// <summary>The words that stand together in the item that has most of them.</summary>
    private List<WordQuery> Fitting(List<WordQuery> known, List<WordQuery> light)
    {
        for (var least = known.Count - 1; least > 0; least--)
        {
            var most = Question(known, [], Occur.SHOULD);
            most.Clauses.RemoveAt(most.Clauses.Count - 1);
            most.MinimumNumberShouldMatch = least;
            if (Run(most, 1, new Sort(SortField.FIELD_SCORE, Alphabet)).ScoreDocs is [var best])
            {
                return [.. known.Where(word => searcher.Explain(word.In(layout.Fields, request.Language), best.Doc).IsMatch)];
            }
        }

        return known;
    }

    /// <summary>Most of the words are there; of two, one that is more than a number.</summary>
    private static bool Suffice(List<WordQuery> kept, List<WordQuery> needed) =>
        kept.Count * 2 > needed.Count || (kept.Count * 2 == needed.Count && kept.Exists(word => !word.Word.IsNumber));

    private SortField Alphabet => new(OrderIn(request.Language), SortFieldType.STRING);

    /// <summary>Room for all items is taken only when many answer: it costs more than most searches.</summary>
    private TopFieldDocs Run(Query query, int most, Sort order)
    {
        var found = Run(query, order, Math.Clamp(most, 1, Few));
        return most > Few && found.TotalHits > Few ? Run(query, order, Math.Min(most, found.TotalHits)) : found;
    }

    private TopFieldDocs Run(Query query, Sort order, int room) => searcher.Search(query, _within, room, order, doDocScores: false, doMaxScore: false);

    private SearchHits<T> HitsOf(TopFieldDocs found, List<WordQuery> words, IEnumerable<WordQuery> leftOut)
    {
        var keys = MultiDocValues.GetNumericValues(searcher.IndexReader, Key);
        T[] hits = [.. found.ScoreDocs.Select(hit => items[keys.Get(hit.Doc)])];
        var understood = new Understood([.. leftOut.Select(word => word.Word.Text)], MeantBy(words, hits[0]));
        return new(hits, found.TotalHits, understood, new(words.SelectMany(word => word.Matches)), understood.IsExact && words.TrueForAll(word => word.IsCertain));
    }

    /// <summary>The typed words with those in place of slips that the closest item holds; null when it holds them as they were typed.</summary>
    private string? MeantBy(List<WordQuery> words, T closest)
    {
        if (!_swapped && words.TrueForAll(word => word.Matches.All(Vocabulary.IsSure)))
        {
            return null;
        }

        List<(string Text, WordForms Forms)> there = [.. layout.TextsOf(closest)
            .SelectMany(text => TextWords.Of(text.Text).Select(word => text.Text.Substring(word.Start, word.Length)))
            .Select(word => (word, WordForms.Of(word)))];
        List<string> meant = [.. words.Select(word => Instead(word, there) ?? word.Word.Text)];
        return _swapped || !meant.SequenceEqual(words.Select(word => word.Word.Text), StringComparer.Ordinal) ? string.Join(' ', meant).ToLowerInvariant() : null;
    }

    /// <summary>The word of a text that a slip stands for; null when a word is there as it was typed.</summary>
    private static string? Instead(WordQuery word, List<(string Text, WordForms Forms)> there)
    {
        bool Holds(WordForms forms, bool sure) => word.Matches.Any(match => Vocabulary.IsSure(match) == sure && (match.IsBeginning
            ? forms.Folded.StartsWith(match.Term, StringComparison.Ordinal)
            : match.Term == forms.Folded || match.Term == forms.Stem || match.Term == forms.Sound || match.Term == forms.WholeSound));
        return there.Exists(one => Holds(one.Forms, sure: true)) ? null : there.Find(one => Holds(one.Forms, sure: false)).Text;
    }

    private static BooleanFilter? WithinOf(SearchRequest request)
    {
        var all = new BooleanFilter();
        foreach (var (name, values) in request.Within.Where(within => within.Values.Count > 0))
        {
            all.Add(new TermsFilter([.. values.Select(value => new Term(name, value))]), Occur.MUST);
        }

        return all.Clauses.Count == 0 ? null : all;
    }
}
