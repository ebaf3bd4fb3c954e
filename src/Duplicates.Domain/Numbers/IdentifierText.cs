using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Duplicates.Domain.Numbers;

/// <summary>
/// What people type or paste where a number, a code or a name belongs, made ready to be read. Whatever reads an identifier
/// begins here, so that what the eye does not see never decides.
/// </summary>
public static partial class IdentifierText
{
    private const char MinusSign = '\u2212';
    private const int CombiningGraphemeJoiner = 0x034F;

    /// <summary>The text without characters that nobody sees: Unicode's format characters and the selectors of variants.</summary>
    /// <param name="text">Any text; null reads as empty.</param>
    /// <returns>The same text when all of it is visible.</returns>
    public static string Visible(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.EnumerateRunes().Any(IsInvisible))
        {
            return text ?? string.Empty;
        }

        var visible = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var isRune = Rune.TryGetRuneAt(text, index, out var rune);
            if (!isRune)
            {
                visible.Append(text[index]);
                continue;
            }

            if (!IsInvisible(rune))
            {
                visible.Append(rune.ToString());
            }

            index += rune.Utf16SequenceLength - 1;
        }

        return visible.ToString();
    }

    /// <summary>The identifier itself: what is <see cref="Visible"/>, without the white space, brackets, quotes and stops around it.</summary>
    /// <param name="text">Any text; null reads as empty.</param>
    /// <returns>Empty when nothing is left.</returns>
    public static string Bare(string? text)
    {
        var visible = Visible(text);
        var (start, end) = (0, visible.Length);
        while (start < end && IsAround(visible[start]))
        {
            start++;
        }

        while (end > start && IsAround(visible[end - 1]))
        {
            end--;
        }

        return visible[start..end];
    }

    /// <summary>A number of ours as it is <see cref="Bare"/>, without the sign № (or N, No) that people write before it.</summary>
    /// <param name="text">Any text; null reads as empty.</param>
    /// <returns>Empty when nothing is left.</returns>
    internal static string WithoutNumberSign(string? text) => NumberSign().Replace(Bare(text), string.Empty);

    /// <summary>Whether people write the character between the parts of a number: white space, a dash of any kind, or the minus sign, which office programs put in place of a dash.</summary>
    internal static bool IsSeparator(char character) =>
        char.IsWhiteSpace(character)
        || character == MinusSign
        || char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation;

    private static bool IsAround(char character) =>
        char.IsWhiteSpace(character)
        || character is '`' or '<' or '>'
        || char.GetUnicodeCategory(character)
            is UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation
            or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherPunctuation;

    private static bool IsInvisible(Rune rune) =>
        rune.Value is CombiningGraphemeJoiner or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    [GeneratedRegex(@"^(?:№|n[o°º]?(?![a-z]))[\s.:]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex NumberSign();
}
