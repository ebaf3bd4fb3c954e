using System.Text;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>What was typed while the other layout of the keyboard was on: <c>ntvbhnfe</c> is «темиртау».</summary>
internal static class KeyboardLayout
{
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    private const string Cyrillic = "йцукенгшщзхъфывапролджэячсмитьбюё";

    /// <summary>The upper row of the Kazakh layout, which has letters in place of digits.</summary>
    private const string UpperRow = "234589 0-=";
    private const string KazakhRow = "әіңғүұ қөһ";

    /// <summary>The same keys in the other layout; null when the text holds letters of both scripts, or none.</summary>
    public static string? Swap(string typed)
    {
        var (latin, cyrillic) = (typed.Any(char.IsAsciiLetter), typed.Any(letter => letter is >= '\u0400' and <= '\u04ff'));
        return latin == cyrillic ? null : latin ? ToCyrillic(typed) : Swapped(typed, Cyrillic, Latin);
    }

    private static string ToCyrillic(string typed)
    {
        var read = new StringBuilder(Swapped(typed, Latin, Cyrillic));
        for (var at = 0; at < read.Length; at++)
        {
            // a digit within a word is a Kazakh letter, a digit of its own is a number
            var key = UpperRow.IndexOf(read[at], StringComparison.Ordinal);
            if (key >= 0 && read[at] != ' ' && at > 0 && at + 1 < read.Length && char.IsLetter(read[at - 1]) && char.IsLetter(read[at + 1]))
            {
                read[at] = KazakhRow[key];
            }
        }

        return read.ToString();
    }

    private static string Swapped(string typed, string from, string to) =>
        string.Concat(typed.ToLowerInvariant().Select(key => from.IndexOf(key, StringComparison.Ordinal) is >= 0 and var place ? to[place] : key));
}
