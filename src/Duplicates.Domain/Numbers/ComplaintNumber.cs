using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Duplicates.Domain.Numbers;

/// <summary>
/// The number by which people name a complaint: seven random digits and a Damm check digit. It has a digit less than an
/// application's number and begins with the letter Ш, the same in both languages, so that nobody takes the one for the other.
/// </summary>
public sealed record ComplaintNumber
{
    private const string Letter = "Ш";
    private const int Length = 8;
    private const int LargestRandom = 9_999_999;

    private ComplaintNumber(string value) => Value = value;

    /// <summary>Eight digits without the letter, "48291302".</summary>
    public string Value { get; }

    /// <summary>Makes the number for a random value.</summary>
    /// <param name="random0to9999999">A random value from 0 to 9 999 999.</param>
    /// <returns>The seven digits of the value, zeros in front, and their check digit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value has more than seven digits or is negative.</exception>
    public static ComplaintNumber Create(int random0to9999999)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(random0to9999999);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(random0to9999999, LargestRandom);
        var digits = random0to9999999.ToString("D7", CultureInfo.InvariantCulture);
        return new ComplaintNumber(digits + DammCheckDigit.Of(digits));
    }

    /// <summary>Reads a number as people type it, with or without the sign №, the letter, spaces and dashes.</summary>
    /// <param name="text">The text typed.</param>
    /// <param name="number">The number, when the text is one.</param>
    /// <returns>Whether the text is a complaint's number.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ComplaintNumber? number)
    {
        var typed = IdentifierText.WithoutNumberSign(text);
        var withoutLetter = typed.StartsWith(Letter, StringComparison.OrdinalIgnoreCase) ? typed[Letter.Length..] : typed;
        number = DigitSequence.TryRead(withoutLetter, Length, out var digits) && DammCheckDigit.IsValid(digits) ? new ComplaintNumber(digits) : null;
        return number is not null;
    }

    /// <summary>Reads a number that is known to be one, such as a stored <see cref="Value"/>.</summary>
    /// <param name="text">The text of the number.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">The text is not a complaint's number.</exception>
    public static ComplaintNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("The complaint number is not valid.");

    /// <summary>The number as shown to people: "Ш-4829-1302".</summary>
    /// <returns>The letter, eight digits and two dashes.</returns>
    public override string ToString() => $"{Letter}-{Value[..4]}-{Value[4..]}";
}
