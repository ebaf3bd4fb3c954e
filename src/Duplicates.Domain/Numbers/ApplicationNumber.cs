using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Duplicates.Domain.Numbers;

/// <summary>
/// The number by which people name an application on the phone and on paper: eight random digits
/// and a Damm check digit. It is random, so that it tells neither how many applications there are nor
/// the number of anybody else's; it is not a secret and opens nothing by itself.
/// </summary>
public sealed record ApplicationNumber
{
    private const int Length = 9;
    private const int LargestRandom = 99_999_999;

    private ApplicationNumber(string value) => Value = value;

    /// <summary>Nine digits without dashes, "482913075".</summary>
    public string Value { get; }

    /// <summary>Makes the number for a random value.</summary>
    /// <param name="random0to99999999">A random value from 0 to 99 999 999.</param>
    /// <returns>The eight digits of the value, zeros in front, and their check digit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value has more than eight digits or is negative.</exception>
    public static ApplicationNumber Create(int random0to99999999)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(random0to99999999);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(random0to99999999, LargestRandom);

        var digits = random0to99999999.ToString("D8", CultureInfo.InvariantCulture);
        return new ApplicationNumber(digits + DammCheckDigit.Of(digits));
    }

    /// <summary>Reads a number as people type and paste it, with or without the sign №, spaces and dashes.</summary>
    /// <param name="text">The text typed.</param>
    /// <param name="number">The number, when the text is one.</param>
    /// <param name="error">What is wrong, else <see cref="ApplicationNumberError.None"/>.</param>
    /// <returns>Whether the text is an application number.</returns>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out ApplicationNumber? number,
        out ApplicationNumberError error)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(IdentifierText.Visible(text)))
        {
            error = ApplicationNumberError.Missing;
        }
        else if (!DigitSequence.TryRead(text, Length, out var digits))
        {
            error = ApplicationNumberError.NotNineDigits;
        }
        else if (!DammCheckDigit.IsValid(digits))
        {
            error = ApplicationNumberError.WrongCheckDigit;
        }
        else
        {
            error = ApplicationNumberError.None;
            number = new ApplicationNumber(digits);
        }

        return number is not null;
    }

    /// <summary>Reads a number that is known to be one, such as a stored <see cref="Value"/>.</summary>
    /// <param name="text">The text of the number.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">The text is not an application number.</exception>
    public static ApplicationNumber Parse(string text) =>
        TryParse(text, out var number, out var error)
            ? number
            : throw new FormatException($"The application number is not valid: {error}.");

    /// <summary>The number as shown to people, in groups of three: "482-913-075".</summary>
    /// <returns>Nine digits and two dashes.</returns>
    public override string ToString() => $"{Value[..3]}-{Value[3..6]}-{Value[6..]}";
}
