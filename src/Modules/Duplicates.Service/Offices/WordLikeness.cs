namespace Duplicates.Service.Offices;

/// <summary>Tells whether a typed word is meant to begin another, slips of the finger forgiven.</summary>
internal static class WordLikeness
{
    private const int LongestCompared = 40;

    /// <summary>
    /// Whether some beginning of the word differs from what was typed by at most so many slips: a letter too many, too few,
    /// wrong, or two neighbours swapped. The first letter must be right.
    /// </summary>
    /// <param name="word">A folded word.</param>
    /// <param name="typed">What was typed, folded.</param>
    /// <param name="slips">How many slips are forgiven, 1 or more.</param>
    public static bool BeginsAlike(string word, string typed, int slips)
    {
        if (word.Length < typed.Length - slips || typed.Length > LongestCompared || typed.Length == 0 || word.Length == 0 || word[0] != typed[0])
        {
            return false;
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
        for (var at = 1; at <= length && best > slips; at++)
        {
            FillRow(row, last, beforeLast, at, word, typed);
            best = Math.Min(best, row[typed.Length]);
            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }

        return best <= slips;
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
