using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Duplicates.Domain.Numbers;

namespace Duplicates.Domain.People;

/// <summary>
/// The individual identification number (ЖСН, ИИН): birth date, a digit for century and sex, a serial
/// number and a check digit. Its text form is masked, so that a log line never holds a whole number.
/// </summary>
public sealed record Iin
{
    private const int Length = 12;

    private const int LastFourLength = 4;

    private const int AgeOfMajority = 18;

    private Iin(string value, DateOnly? birthDate)
    {
        Value = value;
        BirthDate = birthDate;
    }

    /// <summary>The twelve digits. Personal data: show it whole only to those who work on the case.</summary>
    public string Value { get; }

    /// <summary>
    /// The birth date the digits tell, or null when the seventh digit is 0 (some foreigners), which names no century.
    /// Thousands of people have digits that differ from their real birth date, so it is a hint and not a fact.
    /// </summary>
    public DateOnly? BirthDate { get; }

    /// <summary>
    /// Whether the digits tell that the person is 18 or older on a day (R1.1 lets others apply for a minor). A hint like
    /// <see cref="BirthDate"/>: it is worth a question, never a rejection.
    /// </summary>
    /// <param name="day">Almaty local date.</param>
    public bool SeemsOfAgeOn(DateOnly day) => BirthDate is { } born && born.AddYears(AgeOfMajority) <= day;

    /// <summary>The last four digits, which may be shown to tell one person from another.</summary>
    public string LastFour => Value[^LastFourLength..];

    /// <summary>
    /// Reads an IIN as people type it, with or without spaces and dashes. A birth date in the future
    /// is not an error here: what day it is today is for the caller to know.
    /// </summary>
    /// <param name="text">The text typed.</param>
    /// <param name="iin">The IIN, when the text is one.</param>
    /// <param name="error">What is wrong, else <see cref="IinError.None"/>. The checksum is told before the date.</param>
    /// <returns>Whether the text is an IIN.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Iin? iin, out IinError error)
    {
        iin = null;
        if (string.IsNullOrWhiteSpace(IdentifierText.Visible(text)))
        {
            error = IinError.Missing;
            return false;
        }

        if (!DigitSequence.TryRead(text, Length, out var digits))
        {
            error = IinError.NotTwelveDigits;
            return false;
        }

        if (!IdentifierChecksum.IsValid(digits))
        {
            error = IinError.WrongChecksum;
            return false;
        }

        error = ReadBirthDate(digits, out var birthDate);
        if (error == IinError.None)
        {
            iin = new Iin(digits, birthDate);
        }

        return iin is not null;
    }

    /// <summary>Reads the last four digits as people type them; a whole IIN gives its own.</summary>
    /// <param name="text">The text typed.</param>
    /// <param name="lastFour">Four digits, when the text tells them.</param>
    /// <returns>Whether it does.</returns>
    public static bool TryParseLastFour(string? text, [NotNullWhen(true)] out string? lastFour)
    {
        lastFour = DigitSequence.TryRead(text, LastFourLength, out var digits) ? digits : TryParse(text, out var iin, out _) ? iin.LastFour : null;
        return lastFour is not null;
    }

    /// <summary>Reads an IIN that is known to be one, such as a stored <see cref="Value"/>.</summary>
    /// <param name="text">The text of the IIN.</param>
    /// <returns>The IIN.</returns>
    /// <exception cref="FormatException">The text is not an IIN. The message does not repeat the text.</exception>
    public static Iin Parse(string text) =>
        TryParse(text, out var iin, out var error)
            ? iin
            : throw new FormatException($"The IIN is not valid: {error}.");

    /// <summary>The masked number, safe for logs: eight dots and the last four digits.</summary>
    /// <returns>"••••••••0001".</returns>
    public override string ToString() => new string('•', Length - LastFourLength) + LastFour;

    private static IinError ReadBirthDate(string digits, out DateOnly? birthDate)
    {
        birthDate = null;
        int? century = digits[6] switch
        {
            '0' => null,
            '1' or '2' => 1800,
            '3' or '4' => 1900,
            '5' or '6' => 2000,
            _ => 0,
        };
        if (century == 0)
        {
            return IsDate(2000, digits, out _) ? IinError.UnknownCentury : IinError.ImpossibleDate;
        }

        // With the century unknown the date is tried in the 2000s, the only century whose year 00 is a leap year,
        // so that no possible date is turned down and twelve zeros still are.
        if (!IsDate(century ?? 2000, digits, out var date))
        {
            return IinError.ImpossibleDate;
        }

        birthDate = century is null ? null : date;
        return IinError.None;
    }

    private static bool IsDate(int century, string digits, out DateOnly date)
    {
        var year = century + int.Parse(digits.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var month = int.Parse(digits.AsSpan(2, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var day = int.Parse(digits.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var exists = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }
}
