using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Duplicates.Service.Accounts;

/// <summary>
/// Reads a one-time code out of what was typed or pasted: alone, with spaces or dashes between its digits, in digits of any script,
/// or within the whole text of the SMS.
/// </summary>
internal static partial class TypedCode
{
    /// <summary>Digits of a code.</summary>
    public const int Length = 6;

    /// <summary>Characters that are looked at; an SMS is shorter.</summary>
    public const int Longest = 500;

    /// <summary>The code; false when there is none, or several that differ.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="code">Six ASCII digits.</param>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? code)
    {
        var text = Plain(typed ?? string.Empty);
        code = Only(Solid().Matches(text)) ?? Only(Spaced().Matches(text));
        return code is not null;
    }

    /// <summary>The text with ASCII digits, without characters that nobody sees.</summary>
    private static string Plain(string typed)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var rune in typed.AsSpan(0, Math.Min(typed.Length, Longest)).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    plain.Append((int)Rune.GetNumericValue(rune));
                    break;
                case UnicodeCategory.Format:
                    break;
                default:
                    plain.Append(rune);
                    break;
            }
        }

        return plain.ToString();
    }

    private static string? Only(MatchCollection matches)
    {
        var codes = matches.Select(match => string.Concat(match.Value.Where(char.IsAsciiDigit))).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return codes is [var code] ? code : null;
    }

    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Solid();

    [GeneratedRegex(@"(?<![0-9]|[0-9][\s\p{Pd}])[0-9](?:[\s\p{Pd}]?[0-9]){5}(?![\s\p{Pd}]?[0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaced();
}
