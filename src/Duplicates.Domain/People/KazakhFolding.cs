using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Duplicates.Domain.People;

/// <summary>
/// Folds a text for search and matching, so that «Өмірзақова», «Омирзакова» and «өмiрзақова» with a Latin i meet.
/// The folded text is kept beside the one typed and never shown in its place.
/// </summary>
public static class KazakhFolding
{
    // The official way to write Kazakh names in Russian, and ё as most people type it.
    private static readonly FrozenDictionary<char, char> Folded =
        "әаөоұуүуқкңнғгіиһхёе"
            .Chunk(2)
            .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>
    /// Lower case; Kazakh letters as their Russian counterparts; Latin look-alikes inside Cyrillic words mended; accents
    /// and invisible characters left out; everything that is neither letter nor digit (quotes, №, dashes, white space)
    /// as single spaces, none at the ends. Folding a folded text changes nothing.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The folded text; empty when there is neither letter nor digit.</returns>
    public static string Fold(string text)
    {
        // Look-alikes come before lower case: H looks like Н, but h like һ.
        var lower = LookAlikeLetters.Correct(KeepLettersAndDigits(text)).ToLowerInvariant();
        return UnicodeText.Compose(string.Concat(lower.Select(letter => Folded.GetValueOrDefault(letter, letter))));
    }

    private static string KeepLettersAndDigits(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in UnicodeText.Compose(text).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsLetterOrDigit(rune) || category == UnicodeCategory.SpacingCombiningMark)
            {
                kept.Append(rune.ToString());
            }
            else if (!IsLeftOut(category) && kept.Length > 0 && kept[^1] != ' ')
            {
                kept.Append(' ');
            }
        }

        return UnicodeText.Compose(kept.ToString().TrimEnd());
    }

    private static bool IsLeftOut(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
