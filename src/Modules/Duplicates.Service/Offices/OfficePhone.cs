using System.Text.RegularExpressions;

namespace Duplicates.Service.Offices;

/// <summary>A phone of an office: a line of Kazakhstan, a toll-free number or a short one such as 1414. Such numbers are public.</summary>
public static partial class OfficePhone
{
    private const int NationalLength = 10;
    private const string TollFree = "800";

    /// <summary>Reads a phone as people write it.</summary>
    /// <param name="text">With +7, 7 or 8 in front or without, with spaces, brackets and dashes; or a short number.</param>
    /// <returns>As it is stored: <c>+7</c> and ten digits, <c>8 800 080 7777</c> or the short number; null when it is none of them.</returns>
    public static string? Read(string text)
    {
        var digits = Signs().Replace(text.Trim(), string.Empty);
        if (Short().IsMatch(digits))
        {
            return digits;
        }

        if (!Long().IsMatch(digits))
        {
            return null;
        }

        var national = digits[^NationalLength..];
        if (national.StartsWith(TollFree, StringComparison.Ordinal))
        {
            return $"8 {national[..3]} {national[3..6]} {national[6..]}";
        }

        return national[0] == '7' ? $"+7{national}" : null;
    }

    /// <summary>A stored phone as people read it: <c>+7 727 000 00 01</c>.</summary>
    public static string Display(string stored) => stored is ['+', '7', .. { Length: NationalLength } national]
        ? $"+7 {national[..3]} {national[3..6]} {national[6..8]} {national[8..]}"
        : stored;

    [GeneratedRegex(@"[\s()\-–\u00A0]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    [GeneratedRegex(@"^[0-9]{3,4}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    [GeneratedRegex(@"^(?:\+?7|8)?[0-9]{10}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Long();
}
