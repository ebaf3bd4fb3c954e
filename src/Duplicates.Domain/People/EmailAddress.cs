using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Duplicates.Domain.Numbers;

namespace Duplicates.Domain.People;

/// <summary>An e-mail address to which mail servers everywhere deliver: Latin letters, a domain of at least two parts. Its text form is masked.</summary>
public sealed partial record EmailAddress
{
    /// <summary>The longest address that mail servers take (RFC 5321), in characters.</summary>
    public const int MaximumLength = 254;

    private const int MaximumLocalLength = 64;
    private const string Scheme = "mailto:";

    // Where most people of the country have their mailboxes.
    private static readonly string[] WellKnown =
        ["gmail.com", "mail.ru", "inbox.ru", "list.ru", "yandex.ru", "yandex.kz", "yandex.com", "icloud.com", "outlook.com", "hotmail.com", "yahoo.com", "rambler.ru"];

    private EmailAddress(string local, string domain) => (Local, Domain) = (local, domain);

    /// <summary>What stands before the sign @, as it was written.</summary>
    public string Local { get; }

    /// <summary>The domain in small letters.</summary>
    public string Domain { get; }

    /// <summary>The whole address. Personal data.</summary>
    public string Value => $"{Local}@{Domain}";

    /// <summary>
    /// The same address at the well-known domain that was probably meant («gmial.com»); null when the domain is well known or like none.
    /// A near domain exists now and then: it is worth a question, never a rejection.
    /// </summary>
    public EmailAddress? ProbablyMeant =>
        WellKnown.Contains(Domain, StringComparer.Ordinal) || Array.Find(WellKnown, known => IsOneSlipAway(Domain, known)) is not { } meant ? null : new(Local, meant);

    /// <summary>Reads an address as people type and paste it: with unseen characters, quotes or brackets around it, or as a link.</summary>
    /// <param name="text">The text typed.</param>
    /// <param name="address">The address, when the text is one.</param>
    /// <param name="error">What is wrong, else <see cref="EmailAddressError.None"/>.</param>
    /// <returns>Whether the text is an address.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address, out EmailAddressError error)
    {
        address = null;
        var typed = IdentifierText.Bare(text);
        if (typed.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            typed = typed[Scheme.Length..];
        }

        error = typed switch
        {
            "" when string.IsNullOrWhiteSpace(text) => EmailAddressError.Missing,
            _ when typed.Any(character => char.IsLetter(character) && !char.IsAscii(character)) => EmailAddressError.NotLatin,
            { Length: > MaximumLength } => EmailAddressError.NotAnAddress,
            _ when !Address().IsMatch(typed) || typed.IndexOf('@', StringComparison.Ordinal) > MaximumLocalLength => EmailAddressError.NotAnAddress,
            _ => EmailAddressError.None,
        };
        if (error is EmailAddressError.None)
        {
            var at = typed.IndexOf('@', StringComparison.Ordinal);
            address = new(typed[..at], typed[(at + 1)..].ToLowerInvariant());
        }

        return address is not null;
    }

    /// <summary>The masked address, safe for logs: first letter and domain.</summary>
    /// <returns>"a•••@mail.ru".</returns>
    public override string ToString() => $"{Local[0]}•••@{Domain}";

    /// <summary>One character more, less or other, or two neighbours swapped.</summary>
    private static bool IsOneSlipAway(string typed, string known)
    {
        var start = 0;
        var least = Math.Min(typed.Length, known.Length);
        while (start < least && typed[start] == known[start])
        {
            start++;
        }

        var (left, right) = (typed[start..], known[start..]);
        return (left.Length - right.Length) switch
        {
            0 => left.Length > 0 && (left[1..] == right[1..] || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..] == right[2..])),
            1 => left[1..] == right,
            -1 => left == right[1..],
            _ => false,
        };
    }

    [GeneratedRegex(
        @"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+([A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{1,58}[A-Za-z0-9])\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
