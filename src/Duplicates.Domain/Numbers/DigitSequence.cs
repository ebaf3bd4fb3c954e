using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Duplicates.Domain.Numbers;

/// <summary>Reads digits that people typed with spaces and dashes between them.</summary>
internal static class DigitSequence
{
    private const char MinusSign = '\u2212';

    /// <summary>Any white space, any dash, and the minus sign, which office programs put in place of a dash.</summary>
    internal static bool IsSeparator(char character) =>
        char.IsWhiteSpace(character)
        || character == MinusSign
        || char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation;

    /// <summary>Reads the ASCII digits of a text and leaves separators out.</summary>
    /// <returns>False when the text holds anything else, or is longer or shorter than <paramref name="length"/> digits.</returns>
    internal static bool TryRead(string text, int length, [NotNullWhen(true)] out string? digits)
    {
        digits = null;
        var read = new StringBuilder(length);
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character) && read.Length < length)
            {
                read.Append(character);
            }
            else if (!IsSeparator(character))
            {
                return false;
            }
        }

        if (read.Length != length)
        {
            return false;
        }

        digits = read.ToString();
        return true;
    }
}
