using System.Globalization;
using Duplicates.Domain.People;

namespace Duplicates.Service.Search;

/// <summary>One word of a text and where it stands.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Folded">The word as it is sought.</param>
internal readonly record struct TextWord(int Start, int Length, string Folded);

/// <summary>Parts texts into words.</summary>
internal static class TextWords
{
    /// <summary>The words of a text in their order.</summary>
    public static IEnumerable<TextWord> Of(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && IsPart(text[at]))
            {
                start = start < 0 ? at : start;
            }
            else if (start >= 0)
            {
                if (KazakhFolding.Fold(text[start..at]) is { Length: > 0 } folded)
                {
                    yield return new(start, at - start, folded);
                }

                start = -1;
            }
        }
    }

    private static bool IsPart(char letter) =>
        char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
