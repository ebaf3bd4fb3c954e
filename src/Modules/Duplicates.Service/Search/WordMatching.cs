using Duplicates.Service.Offices;

namespace Duplicates.Service.Search;

/// <summary>How close a word of a text is to what was typed.</summary>
internal static class WordMatching
{
    private const int ShortestStem = 4;
    private const int LongestEnding = 3;
    private const int ShortestForgivenTwice = 8;

    /// <summary>
    /// 4 when it is the very word, 3 when it begins as typed, 2 when the two seem to differ in their endings only: both languages put
    /// endings to the word, as in «аттестаттың» and «аттестата». 0 otherwise.
    /// </summary>
    /// <param name="word">A folded word of the text.</param>
    /// <param name="typed">A folded word that was typed.</param>
    public static int Closeness(string word, string typed)
    {
        if (word.StartsWith(typed, StringComparison.Ordinal))
        {
            return word.Length == typed.Length ? 4 : 3;
        }

        var stem = Math.Max(ShortestStem, typed.Length - LongestEnding);
        return stem < typed.Length && word.AsSpan().StartsWith(typed.AsSpan(0, stem), StringComparison.Ordinal) && word.Length <= typed.Length + LongestEnding ? 2 : 0;
    }

    /// <summary>Whether the word begins almost as typed: one slip in words from four letters on, two from eight.</summary>
    /// <param name="word">A folded word of the text.</param>
    /// <param name="typed">A folded word that was typed.</param>
    public static bool IsSlip(string word, string typed) =>
        typed.Length >= ShortestStem && !typed.Any(char.IsDigit) && WordLikeness.BeginsAlike(word, typed, typed.Length < ShortestForgivenTwice ? 1 : 2);
}
