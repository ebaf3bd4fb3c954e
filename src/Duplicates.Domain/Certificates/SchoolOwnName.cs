using System.Text;
using System.Text.RegularExpressions;

namespace Duplicates.Domain.Certificates;

/// <summary>
/// What tells a school from its neighbours. A legal name of Kazakhstan begins in Kazakh and ends in Russian with the authorities above
/// the school, so that a name cut at its end reads alike for a whole district.
/// </summary>
public static partial class SchoolOwnName
{
    private const string Omission = "…";

    /// <summary>The name as it is when there is room for it; else the school's own part of it, and only then with a gap in its middle.</summary>
    /// <param name="legalName">The school's name in either language.</param>
    /// <param name="bytes">How many bytes of UTF-8 there is room for; more than those of the mark of omission.</param>
    /// <returns>A text of no more bytes.</returns>
    public static string Within(string legalName, int bytes)
    {
        if (Fits(legalName, bytes))
        {
            return legalName;
        }

        var own = WithoutAuthorities(Quoted().Match(legalName) is { Success: true } quoted ? quoted.Groups["own"].Value : legalName);
        return Fits(own, bytes) ? own : WithGap(own, bytes);
    }

    private static bool Fits(string text, int bytes) => Encoding.UTF8.GetByteCount(text) <= bytes;

    private static string WithoutAuthorities(string name)
    {
        var own = AuthoritiesInRussian().Replace(AuthoritiesInKazakh().Replace(LegalForm().Replace(name, " "), string.Empty), string.Empty).Trim(' ', '"', ',');
        return own.Any(char.IsLetterOrDigit) ? own : name;
    }

    /// <summary>Number and honorary name may stand at either end: both are kept.</summary>
    private static string WithGap(string name, int bytes)
    {
        var runes = name.EnumerateRunes().ToList();
        var (head, tail) = (new StringBuilder(), new List<Rune>());
        var left = bytes - Encoding.UTF8.GetByteCount(Omission);
        for (var (start, end) = (0, runes.Count - 1); start <= end; start++, end--)
        {
            if ((left -= runes[start].Utf8SequenceLength) < 0)
            {
                break;
            }

            head.Append(runes[start].ToString());
            if (start == end || (left -= runes[end].Utf8SequenceLength) < 0)
            {
                break;
            }

            tail.Add(runes[end]);
        }

        tail.Reverse();
        return $"{head.ToString().TrimEnd()}{Omission}{string.Concat(tail).TrimStart()}";
    }

    // From the first opening to the last closing quote: names of people inside have quotes of their own.
    [GeneratedRegex("""[«“„"](?<own>.+)[»”"]""", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(коммуналдық\s+)?мемлекеттік\s+(қазыналық\s+)?(мекемесі|кәсіпорны)\b|\b(коммунальное\s+)?государственное\s+(казенное\s+|казённое\s+)?(учреждение|предприятие)\b|\b(КММ|КМҚК|КГУ|КГКП|ГККП|ГУ|ММ)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"^.*(басқармасының|бөлімінің|департаментінің|әкімдігінің|әкімшілігінің|министрлігінің)\s+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AuthoritiesInKazakh();

    [GeneratedRegex(@"\s+(при\s+)?(отдела|отделе|управления|управлении|департамента|акимата|министерства)\s.*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AuthoritiesInRussian();
}
