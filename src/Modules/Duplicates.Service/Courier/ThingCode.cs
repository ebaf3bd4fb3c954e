using System.Diagnostics.CodeAnalysis;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;

namespace Duplicates.Service.Courier;

/// <summary>
/// What a scanner read, or somebody typed: the QR code of a receipt (an address that ends with the number of the case), the number itself, or
/// the series and number of a blank. A scanner is a keyboard, so a code that came through the Kazakh layout, which has letters in the place
/// of digits, is read too.
/// </summary>
internal static class ThingCode
{
    /// <summary>What the Kazakh layout has on the keys 0 to 9.</summary>
    private const string KazakhKeys = "қ\"әіңғ,.үұ";
    private const int NumberLength = 9;

    /// <summary>The number of a case in what was read.</summary>
    public static bool TryReadNumber(string? read, [NotNullWhen(true)] out ApplicationNumber? number)
    {
        var text = IdentifierText.Visible(read).Trim();
        if (ApplicationNumber.TryParse(text, out number, out _) || ApplicationNumber.TryParse(text.Split('/')[^1], out number, out _))
        {
            return true;
        }

        return text.Length >= NumberLength && ApplicationNumber.TryParse(string.Concat(text[^NumberLength..].Select(Digit)), out number, out _);
    }

    /// <summary>The blank in what was read.</summary>
    public static bool TryReadBlank(string? read, [NotNullWhen(true)] out SeriesAndNumber? blank) => SeriesAndNumber.TryParse(read, out blank);

    private static char Digit(char key) => KazakhKeys.IndexOf(char.ToLowerInvariant(key), StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : key;
}
