using Duplicates.Service.Indexing.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Duplicates.Service.Indexing;

/// <summary>A typed word with what answers to it in an index.</summary>
internal sealed class WordQuery
{
    private const float SameMeaning = 0.9f;
    private const int ShortestPart = 4;
    private const int LongestParted = 30;

    /// <summary>How much a word counts in each further field.</summary>
    private const float Besides = 0.01f;

    private readonly List<IReadOnlyList<IReadOnlyList<Match>>> _ways;

    /// <summary>Looks up a word and what means the same; of a word that says little, other words for it say less.</summary>
    /// <param name="word">The word.</param>
    /// <param name="vocabulary">The words of the index.</param>
    /// <param name="forgivesAll">Slips are forgiven also in words that are there as they were typed.</param>
    public WordQuery(TypedWord word, Vocabulary vocabulary, bool forgivesAll)
    {
        var others = word.IsLight ? [] : word.Others;
        Word = word;
        _ways = [.. new[] { word.Words }.Concat(others).Concat(Parted(word, vocabulary)).Select(IReadOnlyList<IReadOnlyList<Match>> (way) => [.. way.Select(one => vocabulary.Answering(one, forgivesAll))])];
        if (_ways.Exists(IsSure))
        {
            _ways.RemoveAll(way => !IsSure(way));
        }
        else
        {
            _ways.RemoveAll(way => way.Any(matches => matches.Count == 0));
        }
    }

    /// <summary>What was typed.</summary>
    public TypedWord Word { get; }

    /// <summary>Two words that were written as one: «Абылайхан» is «Абылай хан».</summary>
    private static IEnumerable<WordForms[]> Parted(TypedWord word, Vocabulary vocabulary)
    {
        if (word.Words is not [{ IsNumber: false, Folded.Length: <= LongestParted } only])
        {
            return [];
        }

        return Enumerable.Range(ShortestPart, Math.Max(0, only.Cyrillic.Length - (2 * ShortestPart) + 1))
            .Select(length => new[] { WordForms.Of(only.Cyrillic[..length]), WordForms.Of(only.Cyrillic[length..]) })
            .Where(parts => Array.TrueForAll(parts, vocabulary.Has))
            .Take(1);
    }

    /// <summary>Something answers to it.</summary>
    public bool IsKnown => _ways.Count > 0;

    /// <summary>Something answers to it without a slip.</summary>
    public bool IsCertain => _ways.Exists(IsSure);

    /// <summary>All words that answer to it.</summary>
    public IEnumerable<Match> Matches => _ways.SelectMany(way => way).SelectMany(matches => matches);

    /// <summary>The question to the index.</summary>
    /// <param name="fields">The fields of the index.</param>
    /// <param name="language">The language of the reader.</param>
    /// <param name="share">How much the word counts; 1 is all.</param>
    public Query In(IReadOnlyList<SearchField> fields, string language, float share = 1)
    {
        var any = new DisjunctionMaxQuery(0);
        for (var way = 0; way < _ways.Count; way++)
        {
            var weight = share * (_ways.Count > 1 && way > 0 ? SameMeaning : 1);
            var all = new BooleanQuery();
            foreach (var matches in _ways[way])
            {
                all.Add(AnyOf(matches, fields, language, weight / _ways[way].Count), Occur.MUST);
            }

            any.Add(all.Clauses is [var only] ? only.Query : all);
        }

        return any.Disjuncts is [var single] ? single : any;
    }

    private static DisjunctionMaxQuery AnyOf(IReadOnlyList<Match> matches, IReadOnlyList<SearchField> fields, string language, float weight)
    {
        var any = new DisjunctionMaxQuery(Besides);
        foreach (var match in matches)
        {
            for (var field = 0; field < fields.Count; field++)
            {
                if ((match.Fields & (1 << field)) != 0)
                {
                    any.Add(QueryOf(new Term(fields[field].Name, match.Term), match.IsBeginning, fields[field].WeightFor(language) * match.Closeness * weight));
                }
            }
        }

        return any;
    }

    private static Query QueryOf(Term term, bool isBeginning, float weight) => isBeginning ? new PrefixQuery(term) { Boost = weight } : new TermQuery(term) { Boost = weight };

    private static bool IsSure(IReadOnlyList<IReadOnlyList<Match>> way) => way.All(Vocabulary.IsSure);
}
