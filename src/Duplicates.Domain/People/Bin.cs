using System.Diagnostics.CodeAnalysis;
using Duplicates.Domain.Numbers;

namespace Duplicates.Domain.People;

/// <summary>
/// The business identification number (БСН, БИН) of a school or another organisation: year and month of registration,
/// a digit for the type (4 resident, 5 non-resident, 6 joint entrepreneur), a digit for head office or branch,
/// a serial number and a check digit. It is public, so its text form is not masked.
/// </summary>
public sealed record Bin
{
    private const int Length = 12;

    private Bin(string value) => Value = value;

    /// <summary>The twelve digits.</summary>
    public string Value { get; }

    /// <summary>Reads a BIN as people type it, with or without spaces and dashes.</summary>
    /// <param name="text">The text typed.</param>
    /// <param name="bin">The BIN, when the text is one.</param>
    /// <returns>Whether the text has twelve digits, the right check digit, a month from 1 to 12 and a known type.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Bin? bin)
    {
        bin = null;
        if (!DigitSequence.TryRead(text, Length, out var digits)
            || !IdentifierChecksum.IsValid(digits)
            || !NamesMonthAndType(digits))
        {
            return false;
        }

        bin = new Bin(digits);
        return true;
    }

    /// <summary>Reads a BIN that is known to be one, such as a stored <see cref="Value"/>.</summary>
    /// <param name="text">The text of the BIN.</param>
    /// <returns>The BIN.</returns>
    /// <exception cref="FormatException">The text is not a BIN.</exception>
    public static Bin Parse(string text) =>
        TryParse(text, out var bin) ? bin : throw new FormatException("The BIN is not valid.");

    /// <summary>The twelve digits.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    private static bool NamesMonthAndType(string digits)
    {
        var month = ((digits[2] - '0') * 10) + (digits[3] - '0');
        return month is >= 1 and <= 12 && digits[4] is >= '4' and <= '6';
    }
}
