namespace Duplicates.Service.Indexing;

/// <summary>Tells whether a typed word is meant to begin another, slips of the finger forgiven.</summary>
internal static class WordLikeness
{
    private const int LongestCompared = 40;

    /// <summary>
    /// By how many slips some beginning of the word differs from what was typed: a letter too many, too few, wrong, or two neighbours
    /// swapped. Null when by more than are forgiven.
    /// </summary>
    /// <param name="word">A word of the index.</param>
    /// <param name="typed">What was typed, in the same form.</param>
    /// <param name="slips">How many slips are forgiven, 1 or more.</param>
    public static int? SlipsToBegin(string word, string typed, int slips)
    {
        if (word.Length < typed.Length - slips || typed.Length > LongestCompared || typed.Length == 0 || word.Length == 0)
        {
            return null;
        }

        var length = Math.Min(word.Length, typed.Length + slips);
        Span<int> beforeLast = stackalloc int[LongestCompared + 1];
        Span<int> last = stackalloc int[LongestCompared + 1];
        Span<int> row = stackalloc int[LongestCompared + 1];
        for (var column = 0; column <= typed.Length; column++)
        {
            last[column] = column;
        }

        var best = last[typed.Length];
        for (var at = 1; at <= length; at++)
        {
            FillRow(row, last, beforeLast, at, word, typed);
            best = Math.Min(best, row[typed.Length]);
            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }

        return best <= slips ? best : null;
    }

    private static void FillRow(Span<int> row, ReadOnlySpan<int> last, ReadOnlySpan<int> beforeLast, int at, string word, string typed)
    {
        row[0] = at;
        for (var column = 1; column <= typed.Length; column++)
        {
            var replaced = last[column - 1] + (word[at - 1] == typed[column - 1] ? 0 : 1);
            row[column] = Math.Min(replaced, Math.Min(last[column], row[column - 1]) + 1);
            if (at > 1 && column > 1 && word[at - 1] == typed[column - 2] && word[at - 2] == typed[column - 1])
            {
                row[column] = Math.Min(row[column], beforeLast[column - 2] + 1);
            }
        }
    }
}
