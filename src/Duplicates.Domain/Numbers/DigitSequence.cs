using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Duplicates.Domain.Numbers;

/// <summary>Reads digits that people typed with spaces and dashes between them.</summary>
internal static class DigitSequence
{
    /// <summary>Reads the ASCII digits of an <see cref="IdentifierText"/> and leaves separators out.</summary>
    /// <returns>False when the text holds anything else, or is longer or shorter than <paramref name="length"/> digits.</returns>
    internal static bool TryRead(string? text, int length, [NotNullWhen(true)] out string? digits)
    {
        digits = null;
        var read = new StringBuilder(length);
        foreach (var character in IdentifierText.WithoutNumberSign(text))
        {
            if (char.IsAsciiDigit(character) && read.Length < length)
            {
                read.Append(character);
            }
            else if (!IdentifierText.IsSeparator(character))
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
