using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Duplicates.Domain.Numbers;

namespace Duplicates.Domain.Certificates;

/// <summary>
/// Series and number of a blank: letters, then seven digits, for example <c>ЖОБ № 1234567</c>.
/// Only blanks in use today are parsed so strictly; what a person remembers of an old document is free text.
/// </summary>
public sealed partial record SeriesAndNumber
{
    private SeriesAndNumber(string series, string number) => (Series, Number) = (series, number);

    /// <summary>Two or three capital letters.</summary>
    public string Series { get; }

    /// <summary>Seven digits.</summary>
    public string Number { get; }

    /// <summary>The number without its leading zeros, for counting.</summary>
    public int AsInteger => int.Parse(Number, CultureInfo.InvariantCulture);

    /// <summary>Reads what was typed; case, spaces and the sign № do not matter.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SeriesAndNumber? value)
    {
        var match = Pattern().Match(IdentifierText.Visible(text));
        value = match.Success ? new(match.Groups["series"].Value.ToUpperInvariant(), match.Groups["number"].Value) : null;
        return match.Success;
    }

    /// <summary>
    /// Whether a text could be the series and number of a school document of any year: letters, perhaps a Roman number, and four to eight
    /// digits («А № 123456», «НБ-II 0123456», «ЖОБ № 1234567»), or the digits alone. What does not is worth a question, never a rejection.
    /// </summary>
    public static bool LooksLikeOne(string text) => AnyYear().IsMatch(IdentifierText.Bare(text));

    /// <summary>The blank with this number in a series that is known to be one.</summary>
    internal static SeriesAndNumber Parse(string series, int number) => new(series, number.ToString("D7", CultureInfo.InvariantCulture));

    /// <summary>As it is printed: <c>ЖОБ № 1234567</c>.</summary>
    public override string ToString() => $"{Series} № {Number}";

    [GeneratedRegex(@"^(\p{L}{1,4}([\s-]*[IVXІХ]{1,4})?)?\s*(-|№|#|N)?\s*[0-9]{4,8}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex AnyYear();

    // Spaces belong to one part of the pattern only, so that a long run of them costs no backtracking and no time limit is needed;
    // a limit would make reading fail on a busy machine. RegexOptions.NonBacktracking loses the series after leading spaces.
    [GeneratedRegex(@"^\s*(?<series>\p{L}{2,3})\s*(?:[№Nn#]\s*)?(?<number>[0-9]{7})\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Pattern();
}
