using System.Globalization;
using System.Text;

namespace Duplicates.Domain.People;

/// <summary>What the writing of names and search needs to know of Unicode.</summary>
internal static class UnicodeText
{
    /// <summary>
    /// Composes a text (NFC), so that й and ё typed on a Mac equal those typed elsewhere. Broken surrogates
    /// and U+FFFE, on which the base library throws, become U+FFFD.
    /// </summary>
    internal static string Compose(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            sound.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return sound.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>A letter, or a mark that belongs to the letter before it.</summary>
    internal static bool IsPartOfWord(char character) => char.IsLetter(character) || IsMark(character);

    /// <summary>A mark that is written with the letter before it.</summary>
    internal static bool IsMark(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    internal static bool IsCyrillic(char character) =>
        char.IsLetter(character)
        && character is (>= '\u0400' and <= '\u052F') or (>= '\u1C80' and <= '\u1C8F') or (>= '\uA640' and <= '\uA69F');

    internal static bool IsLatin(char character) =>
        char.IsLetter(character)
        && character
            is (>= 'A' and <= '\u02AF')
            or (>= '\u1E00' and <= '\u1EFF')
            or (>= '\u2C60' and <= '\u2C7F')
            or (>= '\uA722' and <= '\uA7FF')
            or (>= '\uFF21' and <= '\uFF5A');

    /// <summary>The words of a text: runs of letters, whatever stands between them.</summary>
    internal static IEnumerable<(int Start, string Word)> Words(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = start;
            while (end < text.Length && IsPartOfWord(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                yield return (start, text[start..end]);
            }

            start = end + 1;
        }
    }
}
