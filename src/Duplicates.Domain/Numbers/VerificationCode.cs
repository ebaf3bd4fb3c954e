using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Duplicates.Domain.Numbers;

/// <summary>
/// The code printed on a document by which anybody may check that it is genuine. It carries
/// 160 random bits, so it cannot be guessed, in Crockford's base 32, whose letters survive
/// print, handwriting and an address line.
/// </summary>
public sealed record VerificationCode
{
    /// <summary>How many random bytes a code is made from.</summary>
    public const int RandomBytes = 20;

    private const int Length = 32;
    private const int BitsPerCharacter = 5;
    private const int CharactersPerGroup = 4;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // What stands before the code in an address; the more exact comes first.
    private static readonly string[] BeforeTheCode = ["/verify/letter/", "/verify/", "code=", "/certificates/"];

    private VerificationCode(string value) => Value = value;

    /// <summary>32 characters of 0–9 and A–Z without I, L, O, U; no dashes.</summary>
    public string Value { get; }

    /// <summary>Writes random bytes as a code.</summary>
    /// <param name="randomBytes">Exactly 20 bytes from a cryptographic random source.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentException">There are more or fewer than 20 bytes.</exception>
    public static VerificationCode Create(ReadOnlySpan<byte> randomBytes)
    {
        if (randomBytes.Length != RandomBytes)
        {
            throw new ArgumentException($"A verification code needs {RandomBytes} random bytes.", nameof(randomBytes));
        }

        var value = new StringBuilder(Length);
        var pending = 0;
        var pendingBits = 0;
        foreach (var next in randomBytes)
        {
            pending = (pending << 8) | next;
            pendingBits += 8;
            while (pendingBits >= BitsPerCharacter)
            {
                pendingBits -= BitsPerCharacter;
                value.Append(Alphabet[pending >> pendingBits]);
                pending &= (1 << pendingBits) - 1;
            }
        }

        return new VerificationCode(value.ToString());
    }

    /// <summary>
    /// Reads a code as people type and paste it: either case, dashes and spaces anywhere, the letter O for 0, the letters I and L
    /// for 1, punctuation around it, or the whole address that a QR code holds, with whatever follows the code in it.
    /// </summary>
    /// <param name="text">The text typed.</param>
    /// <param name="code">The code, when the text is one.</param>
    /// <param name="error">What is wrong, else <see cref="VerificationCodeError.None"/>.</param>
    /// <returns>Whether the text has the form of a code; whether such a code was issued is another question.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VerificationCode? code, out VerificationCodeError error)
    {
        code = null;
        if (string.IsNullOrWhiteSpace(IdentifierText.Visible(text)))
        {
            error = VerificationCodeError.Missing;
            return false;
        }

        var value = new StringBuilder(Length);
        foreach (var character in IdentifierText.Bare(WithoutAddress(Uri.UnescapeDataString(text!))))
        {
            var read = ReadCharacter(character);
            if (Alphabet.Contains(read, StringComparison.Ordinal) && value.Length < Length)
            {
                value.Append(read);
            }
            else if (!IdentifierText.IsSeparator(character))
            {
                error = VerificationCodeError.NotACode;
                return false;
            }
        }

        error = value.Length switch
        {
            0 => VerificationCodeError.NotACode,
            < Length => VerificationCodeError.Incomplete,
            _ => VerificationCodeError.None,
        };
        code = error is VerificationCodeError.None ? new(value.ToString()) : null;
        return code is not null;
    }

    /// <inheritdoc cref="TryParse(string?, out VerificationCode?, out VerificationCodeError)"/>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VerificationCode? code) => TryParse(text, out code, out _);

    /// <summary>Reads a code that is known to be one, such as a stored <see cref="Value"/>.</summary>
    /// <param name="text">The text of the code.</param>
    /// <returns>The code.</returns>
    /// <exception cref="FormatException">The text does not have the form of a code.</exception>
    public static VerificationCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("The verification code is not valid.");

    /// <summary>The code for print, in eight groups of four with dashes between them.</summary>
    /// <returns>32 characters and seven dashes.</returns>
    public override string ToString() =>
        string.Join('-', Value.Chunk(CharactersPerGroup).Select(group => new string(group)));

    private static string WithoutAddress(string text)
    {
        foreach (var before in BeforeTheCode)
        {
            if (text.LastIndexOf(before, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
            {
                return Cut(text[(found + before.Length)..], "/?#&");
            }
        }

        return Cut(text, "?#&");
    }

    private static string Cut(string text, string ends) => text.IndexOfAny(ends.ToCharArray()) is >= 0 and var end ? text[..end] : text;

    private static char ReadCharacter(char character) => character switch
    {
        'O' or 'o' => '0',
        'I' or 'i' or 'L' or 'l' => '1',
        >= 'a' and <= 'z' => (char)(character - 'a' + 'A'),
        _ => character,
    };
}
