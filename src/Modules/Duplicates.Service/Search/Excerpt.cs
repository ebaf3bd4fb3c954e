namespace Duplicates.Service.Search;

/// <summary>A piece of a text, found words marked.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsFound">It is a word that was sought.</param>
public readonly record struct ExcerptPiece(string Text, bool IsFound);

/// <summary>Shows the place of a text where most of the sought words stand.</summary>
internal static class Excerpt
{
    private const int WordsShown = 32;
    private const int WordsBefore = 6;

    /// <summary>The whole text with the found words marked.</summary>
    public static IReadOnlyList<ExcerptPiece> Whole(string text, IReadOnlySet<string> found) => Marked(text, [.. TextWords.Of(text)], 0, text.Length, found);

    /// <summary>About thirty words around the place with most of the found words; the beginning when none of them stands there.</summary>
    public static IReadOnlyList<ExcerptPiece> Around(string text, IReadOnlySet<string> found)
    {
        TextWord[] words = [.. TextWords.Of(text)];
        if (words.Length == 0)
        {
            return [];
        }

        var first = Math.Max(0, RichestPlace(words, found) - WordsBefore);
        var last = Math.Min(words.Length, first + WordsShown) - 1;
        var (start, end) = (first == 0 ? 0 : words[first].Start, last == words.Length - 1 ? text.Length : words[last].Start + words[last].Length);
        var pieces = Marked(text, words[first..(last + 1)], start, end, found);
        return [.. start > 0 ? [new("… ", IsFound: false)] : Array.Empty<ExcerptPiece>(), .. pieces, .. end < text.Length ? [new(" …", IsFound: false)] : Array.Empty<ExcerptPiece>()];
    }

    private static int RichestPlace(TextWord[] words, IReadOnlySet<string> found)
    {
        var (best, most) = (0, 0);
        for (var first = 0; first < words.Length; first++)
        {
            if (!found.Contains(words[first].Folded))
            {
                continue;
            }

            var here = words.Skip(first).Take(WordsShown - WordsBefore).Select(word => word.Folded).Where(found.Contains).Distinct(StringComparer.Ordinal).Count();
            if (here > most)
            {
                (best, most) = (first, here);
            }
        }

        return best;
    }

    private static List<ExcerptPiece> Marked(string text, TextWord[] words, int start, int end, IReadOnlySet<string> found)
    {
        var pieces = new List<ExcerptPiece>();
        foreach (var word in words.Where(word => found.Contains(word.Folded)))
        {
            AddPlain(pieces, text[start..word.Start]);
            pieces.Add(new(text.Substring(word.Start, word.Length), IsFound: true));
            start = word.Start + word.Length;
        }

        AddPlain(pieces, text[start..end]);
        return pieces;
    }

    private static void AddPlain(List<ExcerptPiece> pieces, string text)
    {
        if (text.Length > 0)
        {
            pieces.Add(new(text, IsFound: false));
        }
    }
}
