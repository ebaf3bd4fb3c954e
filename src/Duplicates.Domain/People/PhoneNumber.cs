using System.Diagnostics.CodeAnalysis;
using System.Text;
using Duplicates.Domain.Numbers;

namespace Duplicates.Domain.People;

/// <summary>
/// A Kazakh mobile phone number, the kind that can receive a one-time password. Its text form is masked.
/// Country code +7 is shared with Russia, so the operator's code decides.
/// </summary>
public sealed record PhoneNumber
{
    private const int NationalLength = 10;

    private readonly string _national;

    private PhoneNumber(string national) => _national = national;

    /// <summary>The number by E.164, "+77011234567": the form to store and to dial.</summary>
    public string E164 => "+7" + _national;

    /// <summary>The whole number as people read it, "+7 701 123 45 67".</summary>
    public string Display => $"+7 {_national[..3]} {_national[3..6]} {_national[6..8]} {_national[8..]}";

    /// <summary>The codes of operators of mobile phones, as in libphonenumber's data for Kazakhstan; new ones come now and then.</summary>
    public static IReadOnlyList<string> KnownOperators { get; } =
        ["700", "701", "702", "705", "706", "707", "708", "747", "760", "761", "762", "763", "764", "771", "775", "776", "777", "778", "785"];

    /// <summary>The code of the operator, three digits: "701".</summary>
    public string Operator => _national[..3];

    /// <summary>
    /// Reads a number as people type it, of one of the <see cref="KnownOperators"/>: see the other overload.
    /// </summary>
    /// <param name="text">The text typed.</param>
    /// <param name="number">The number, when the text is one.</param>
    /// <param name="error">What is wrong, else <see cref="PhoneNumberError.None"/>.</param>
    /// <returns>Whether the text is a Kazakh mobile number.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PhoneNumber? number, out PhoneNumberError error) =>
        TryParse(text, KnownOperators, out number, out error);

    /// <summary>
    /// Reads a number as people type it: with +7, 7 or 8 in front or without, with spaces, brackets, dashes, full stops and slashes.
    /// </summary>
    /// <param name="text">The text typed.</param>
    /// <param name="operators">The codes of operators, three digits each.</param>
    /// <param name="number">The number, when the text is one.</param>
    /// <param name="error">What is wrong, else <see cref="PhoneNumberError.None"/>.</param>
    /// <returns>Whether the text is a Kazakh mobile number.</returns>
    public static bool TryParse(
        string? text,
        IReadOnlyCollection<string> operators,
        [NotNullWhen(true)] out PhoneNumber? number,
        out PhoneNumberError error)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(IdentifierText.Visible(text)))
        {
            error = PhoneNumberError.Missing;
            return false;
        }

        if (!TryReadDigits(text, out var digits, out var international))
        {
            error = PhoneNumberError.NotANumber;
            return false;
        }

        var national = ToNational(digits, international);
        if (national is null || !operators.Contains(national[..3], StringComparer.Ordinal))
        {
            error = PhoneNumberError.NotKazakhMobile;
            return false;
        }

        error = PhoneNumberError.None;
        number = new PhoneNumber(national);
        return true;
    }

    /// <summary>Reads a number that is known to be one, such as a stored <see cref="E164"/>.</summary>
    /// <param name="text">The text of the number.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">The text is not a Kazakh mobile number. The message does not repeat it.</exception>
    public static PhoneNumber Parse(string text) =>
        TryParse(text, out var number, out var error)
            ? number
            : throw new FormatException($"The phone number is not valid: {error}.");

    /// <summary>The number that was stored by its <see cref="E164"/>, whoever its operator is by now.</summary>
    /// <param name="e164">A stored number.</param>
    /// <returns>Null when it is none of Kazakhstan.</returns>
    public static PhoneNumber? FromE164(string e164) =>
        e164.Length == NationalLength + 2 && e164.StartsWith("+7", StringComparison.Ordinal) && e164.Skip(1).All(char.IsAsciiDigit) ? new(e164[2..]) : null;

    /// <summary>The masked number, safe for logs: operator's code and the last two digits.</summary>
    /// <returns>"+7 701 ••• •• 67".</returns>
    public override string ToString() => $"+7 {_national[..3]} ••• •• {_national[8..]}";

    private static bool TryReadDigits(string? text, out string digits, out bool international)
    {
        var bare = IdentifierText.Bare(text);
        international = bare.StartsWith('+');
        var read = new StringBuilder(bare.Length);
        foreach (var character in international ? bare[1..] : bare)
        {
            if (char.IsAsciiDigit(character))
            {
                read.Append(character);
            }
            else if (character is not ('(' or ')' or '.' or '/') && !IdentifierText.IsSeparator(character))
            {
                digits = string.Empty;
                return false;
            }
        }

        digits = read.ToString();
        return digits.Length > 0;
    }

    private static string? ToNational(string digits, bool international)
    {
        if (digits.Length == NationalLength && !international)
        {
            return digits;
        }

        var hasPrefix = digits.Length == NationalLength + 1
            && (digits[0] == '7' || (digits[0] == '8' && !international));
        return hasPrefix ? digits[1..] : null;
    }
}
