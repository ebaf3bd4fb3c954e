namespace Duplicates.Service.Web;

/// <summary>Writes a line of a CSV file as spreadsheets here expect it: semicolons, every value in quotes, no cell that could be taken for a formula.</summary>
internal static class CsvLine
{
    /// <summary>The line with its end.</summary>
    public static string Write(IEnumerable<string> values) =>
        string.Join(';', values.Select(value => $"\"{Harmless(value).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";

    /// <summary>A spreadsheet takes a cell that begins so for a formula; with an apostrophe before it is text.</summary>
    private static string Harmless(string value) => value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? $"'{value}" : value;
}
