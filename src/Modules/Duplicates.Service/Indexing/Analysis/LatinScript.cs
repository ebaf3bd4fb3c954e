using System.Text;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>
/// Reads Kazakh and Russian written in Latin letters: the drafts of the alphabet of 2017 to 2021, and how people write it every day.
/// The result need not be spelt well; it has to sound alike.
/// </summary>
internal static class LatinScript
{
    private static readonly (string Latin, string Cyrillic)[] Several =
    [
        ("shch", "щ"), ("dzh", "ж"), ("dj", "ж"), ("zh", "ж"), ("kh", "х"), ("gh", "г"), ("ch", "ч"), ("sh", "ш"), ("ts", "ц"), ("ya", "я"), ("yu", "ю"), ("yo", "е"), ("ye", "е"),
    ];

    private static readonly Dictionary<char, string> Single = Pairs(
        "aа bб dд eе fф gг hх iи kк lл mм nн oо pп qк rр sс tт uу vв wу zз äа áа əа ğг ǵг ģг ıы íи ïи ñн ńн öо óо şш šш ūу üу úу ýу çч čч žж ŋн ɵо xх");

    /// <summary>Whether a word is written in Latin letters only.</summary>
    public static bool Is(string folded) => folded.Length > 0 && folded.All(letter => letter is >= 'a' and <= 'z' || Single.ContainsKey(letter));

    /// <summary>A word as it is, but one of Latin letters in Cyrillic ones.</summary>
    public static string InCyrillic(string folded) => Is(folded) ? ToCyrillic(folded) : folded;

    /// <summary>The word in folded Cyrillic letters.</summary>
    /// <param name="folded">A folded word of Latin letters.</param>
    private static string ToCyrillic(string folded)
    {
        var read = new StringBuilder(folded.Length);
        for (var at = 0; at < folded.Length;)
        {
            var (latin, cyrillic) = Array.Find(Several, pair => folded.AsSpan(at).StartsWith(pair.Latin, StringComparison.Ordinal));
            if (latin is null)
            {
                (latin, cyrillic) = (folded[at].ToString(), Letter(folded, at));
            }

            read.Append(cyrillic);
            at += latin.Length;
        }

        return read.ToString();
    }

    /// <summary>The letters y, j and c say different things in different places.</summary>
    private static string Letter(string word, int at)
    {
        var afterVowel = at > 0 && IsVowel(word[at - 1]);
        return word[at] switch
        {
            'y' => afterVowel ? "й" : "ы",
            'j' => afterVowel && (at + 1 == word.Length || !IsVowel(word[at + 1])) ? "й" : "ж",
            'c' => at + 1 < word.Length && word[at + 1] is 'e' or 'i' ? "с" : "к",
            var letter => Single.GetValueOrDefault(letter, letter.ToString()),
        };
    }

    private static bool IsVowel(char letter) => "aeiouäáəöóūüúýıí".Contains(letter, StringComparison.Ordinal);

    private static Dictionary<char, string> Pairs(string pairs) => pairs.Split(' ').ToDictionary(pair => pair[0], pair => pair[1..]);
}
