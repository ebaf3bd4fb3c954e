using Duplicates.Service.Indexing.Analysis;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Search.Highlight;

namespace Duplicates.Service.Indexing;

/// <summary>A piece of a text, found words marked.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsFound">It is a word that was sought.</param>
public readonly record struct ExcerptPiece(string Text, bool IsFound);

/// <summary>The words that answer to what was typed, and the places of texts where they stand.</summary>
internal sealed class FoundWords(IEnumerable<Match> matches)
{
    private const int ExcerptLength = 220;

    // no text holds them: both are no characters at all
    private const char Begin = '\ufdd0';
    private const char End = '\ufdd1';

    private static readonly Analyzer Words = new KazakhRussianAnalyzer();
    private readonly HashSet<string> _terms = matches.Where(match => !match.IsBeginning).Select(match => match.Term).ToHashSet(StringComparer.Ordinal);
    private readonly string[] _beginnings = [.. matches.Where(match => match.IsBeginning).Select(match => match.Term)];

    /// <summary>Whether a form of a word answers.</summary>
    public bool Hold(string form) => _terms.Contains(form) || Array.Exists(_beginnings, beginning => form.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>The whole text with the found words marked.</summary>
    public IReadOnlyList<ExcerptPiece> MarkedIn(string text) => Parted(Best(text, new NullFragmenter()) ?? text);

    /// <summary>The place of the text where most of the found words stand, marked; null when none stands there.</summary>
    public IReadOnlyList<ExcerptPiece>? ExcerptOf(string text)
    {
        if (Best(text, new SimpleFragmenter(ExcerptLength)) is not { } best)
        {
            return null;
        }

        var pieces = Parted(best.Trim());
        var plain = string.Concat(pieces.Select(piece => piece.Text));
        var (begins, ends) = (text.StartsWith(plain, StringComparison.Ordinal), text.EndsWith(plain, StringComparison.Ordinal));
        return [.. begins ? [] : new[] { new ExcerptPiece("… ", IsFound: false) }, .. pieces, .. ends ? [] : new[] { new ExcerptPiece(" …", IsFound: false) }];
    }

    private string? Best(string text, IFragmenter fragmenter)
    {
        var highlighter = new Highlighter(new Marks(), new DefaultEncoder(), new Answering(this)) { TextFragmenter = fragmenter, MaxDocCharsToAnalyze = int.MaxValue };
        using var words = Words.GetTokenStream(string.Empty, text);
        return highlighter.GetBestFragment(words, text);
    }

    private static List<ExcerptPiece> Parted(string marked)
    {
        var pieces = new List<ExcerptPiece>();
        foreach (var part in marked.Split(Begin))
        {
            var end = part.IndexOf(End, StringComparison.Ordinal);
            Add(pieces, part[..Math.Max(0, end)], isFound: true);
            Add(pieces, part[(end + 1)..], isFound: false);
        }

        return pieces;
    }

    private static void Add(List<ExcerptPiece> pieces, string text, bool isFound)
    {
        if (text.Length > 0)
        {
            pieces.Add(new(text, isFound));
        }
    }

    private sealed class Marks : IFormatter
    {
        public string HighlightTerm(string originalText, TokenGroup tokenGroup) => tokenGroup.TotalScore > 0 ? $"{Begin}{originalText}{End}" : originalText;
    }

    /// <summary>A fragment is as good as it has different found words.</summary>
    private sealed class Answering(FoundWords found) : IScorer
    {
        private readonly HashSet<string> _here = new(StringComparer.Ordinal);
        private ICharTermAttribute? _word;

        public float FragmentScore => _here.Count;

        public TokenStream? Init(TokenStream tokenStream)
        {
            _word = tokenStream.AddAttribute<ICharTermAttribute>();
            return null;
        }

        public void StartFragment(TextFragment newFragment) => _here.Clear();

        public float GetTokenScore()
        {
            var word = _word!.ToString()!;
            if (!found.Hold(word))
            {
                return 0;
            }

            _here.Add(word);
            return 1;
        }
    }
}
