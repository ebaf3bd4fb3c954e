using System.Text.RegularExpressions;

namespace Duplicates.Service.Web;

/// <summary>
/// Writes a line of a CSV file as spreadsheets here expect it: semicolons, every value in quotes. No cell can be taken for a formula,
/// and none that is no number or day is turned into one: an entry such as 1/2026 stays itself, leading zeros stay.
/// </summary>
internal static partial class CsvLine
{
    private const string BeginsAFormula = "=+-@\t\r\n＝＋－＠";

    /// <summary>The line with its end.</summary>
    public static string Write(IEnumerable<string> values) =>
        string.Join(';', values.Select(value => $"\"{AsItIs(value).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";

    /// <summary>
    /// A spreadsheet takes a cell for text when an apostrophe stands before what begins a formula, or a tab before what begins with a
    /// digit; the tab is not shown. The one that calculates must not see a tab first, the one that reads numbers skips spaces only.
    /// </summary>
    private static string AsItIs(string value) => value.AsSpan().TrimStart() switch
    {
        { IsEmpty: true } => value,
        var seen when BeginsAFormula.Contains(seen[0], StringComparison.Ordinal) || BeginsAFormula.Contains(value[0], StringComparison.Ordinal) => $"'{value}",
        var seen when char.IsDigit(seen[0]) && !NumberOrDay().IsMatch(value) => $"\t{value}",
        _ => value,
    };

    // A whole number that a spreadsheet keeps to the last digit, or a day as it is written here.
    [GeneratedRegex(@"^(0|[1-9][0-9]{0,14}|[0-9]{2}\.[0-9]{2}\.[0-9]{4})\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NumberOrDay();
}
