using System.Globalization;
using System.Runtime.InteropServices;

namespace Duplicates.Service.Indexing.Analysis;

/// <summary>Where a word stands in a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Its length in characters.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextWord(int Start, int Length);

/// <summary>Parts texts into words and numbers: <c>5-мектеп</c>, <c>№5</c> and <c>5мектеп</c> hold the number 5.</summary>
internal static class TextWords
{
    /// <summary>The words and numbers of a text in their order.</summary>
    public static IEnumerable<TextWord> Of(string text)
    {
        var (start, kind) = (0, Kind.Between);
        for (var at = 0; at < text.Length; at++)
        {
            var here = KindOf(text[at], kind);
            if (here == kind)
            {
                continue;
            }

            if (kind != Kind.Between)
            {
                yield return new(start, at - start);
            }

            (start, kind) = (at, here);
        }

        if (kind != Kind.Between)
        {
            yield return new(start, text.Length - start);
        }
    }

    /// <summary>A mark above a letter, and a character that is not seen, belong to what they stand in.</summary>
    private static Kind KindOf(char character, Kind before) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.DecimalDigitNumber => Kind.Number,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.Surrogate => Kind.Word,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => before,
        _ => Kind.Between,
    };

    private enum Kind
    {
        Between,
        Word,
        Number,
    }
}
