using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace Duplicates.Service.Offices.Import;

/// <summary>One row of the file.</summary>
/// <param name="Line">The line of the file on which it begins.</param>
/// <param name="Cells">Its cells by column, white space at the ends taken off.</param>
internal sealed record OfficeLine(int Line, IReadOnlyDictionary<string, string> Cells);

/// <summary>The columns of a kind of list.</summary>
/// <param name="All">Those that it may have.</param>
/// <param name="Required">Those that it must have.</param>
/// <param name="Together">Groups of which it has all or none.</param>
internal sealed record ListColumns(IReadOnlyCollection<string> All, IReadOnlyCollection<string> Required, IReadOnlyCollection<IReadOnlyCollection<string>> Together)
{
    /// <summary>Those of a list of offices.</summary>
    public static ListColumns OfOffices { get; } = new([.. OfficeColumn.All], [.. OfficeColumn.Required], [.. OfficeColumn.Together]);
}

/// <summary>A list about offices as values parted by commas, semicolons or tabs in UTF-8, or as a workbook, read as far as it can be read.</summary>
/// <param name="Columns">The columns it has.</param>
/// <param name="Lines">Its rows.</param>
/// <param name="Problems">What is wrong with the file itself.</param>
internal sealed partial record OfficeFile(IReadOnlySet<string> Columns, IReadOnlyList<OfficeLine> Lines, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The most rows, the header not counted.</summary>
    public const int MostLines = 20_000;

    /// <summary>The longest line and the longest cell, in characters: several times what a row can need.</summary>
    public const int LongestLine = 65_536;

    private const int HeaderLine = 1;
    private const int MostCells = 1_000;

    /// <summary>Reads a list of offices.</summary>
    /// <param name="bytes">The file, with or without a byte order mark.</param>
    public static OfficeFile Read(byte[] bytes) => Read(bytes, ListColumns.OfOffices);

    /// <summary>Reads a list about offices.</summary>
    /// <param name="bytes">The file, with or without a byte order mark.</param>
    /// <param name="columns">The columns that it may have.</param>
    public static OfficeFile Read(byte[] bytes, ListColumns columns)
    {
        if (OfficeWorkbook.IsOne(bytes))
        {
            return OfficeWorkbook.ToCsv(bytes) is { } sheet ? Read(sheet, skipped: 0, columns) : Broken(new(HeaderLine, string.Empty, ImportProblemKind.WorkbookBroken, string.Empty));
        }

        if (Decode(bytes) is not { } text)
        {
            return Broken(new(HeaderLine, string.Empty, ImportProblemKind.NotUtf8, string.Empty));
        }

        // spreadsheets write on a line of its own which sign parts the cells; the header shows it too
        var hint = Separator().Match(text);
        return Read(text[hint.Length..], skipped: hint.Success ? 1 : 0, columns);
    }

    private static OfficeFile Read(string text, int skipped, ListColumns columns)
    {
        if (LongLine(text) is { } tooLong)
        {
            return Broken(new(tooLong + skipped, string.Empty, ImportProblemKind.LineTooLong, string.Empty));
        }

        var delimiter = DelimiterOf(text);
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            TrimOptions = TrimOptions.Trim | TrimOptions.InsideQuotes,

            // a tab in front keeps a spreadsheet from making a number of a cell; the lists that the service writes have it
            WhiteSpaceChars = delimiter == "\t" ? [' '] : [' ', '\t'],
            MaxFieldSize = LongestLine,
            BadDataFound = bad => throw new QuotesBrokenException(bad.Context.Parser!.RawRow),
        });
        try
        {
            return parser.Read() ? Read(parser, skipped, columns) : Broken(new(HeaderLine, string.Empty, ImportProblemKind.NoHeader, string.Empty));
        }
        catch (QuotesBrokenException broken)
        {
            return Broken(new(broken.Line + skipped, string.Empty, ImportProblemKind.QuotesBroken, string.Empty));
        }
        catch (MaxFieldSizeException)
        {
            return Broken(new(parser.RawRow + skipped, string.Empty, ImportProblemKind.QuotesBroken, string.Empty));
        }
    }

    private static OfficeFile Read(CsvParser parser, int skipped, ListColumns columns)
    {
        string[] header = [.. WithoutEmptyEnd(parser.Record!, atLeast: 0).Select(cell => cell.ToLowerInvariant())];
        if (ProblemsOf(header, columns).ToList() is { Count: > 0 } problems)
        {
            return new(header.ToHashSet(StringComparer.Ordinal), [], problems);
        }

        var (lines, wrong, previous) = (new List<OfficeLine>(), new List<ImportProblem>(), parser.RawRow);
        while (parser.Read())
        {
            var line = previous + 1 + skipped;
            previous = parser.RawRow;
            if (lines.Count + wrong.Count == MostLines)
            {
                wrong.Add(new(line, string.Empty, ImportProblemKind.TooManyLines, MostLines.ToString(CultureInfo.InvariantCulture)));
                break;
            }

            // cells are made of the row only when they can be the right ones
            var cells = parser.Count > MostCells ? [] : WithoutEmptyEnd(parser.Record!, header.Length);
            if (parser.Count <= MostCells && cells.All(cell => cell.Length == 0))
            {
                continue;
            }

            if (cells.Length != header.Length)
            {
                wrong.Add(new(line, string.Empty, ImportProblemKind.CellCount, string.Create(CultureInfo.InvariantCulture, $"{parser.Count} / {header.Length}")));
                continue;
            }

            lines.Add(new(line, header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)));
        }

        if (lines.Count == 0 && wrong.Count == 0)
        {
            wrong.Add(new(HeaderLine, string.Empty, ImportProblemKind.NoLines, string.Empty));
        }

        return new(header.ToHashSet(StringComparer.Ordinal), lines, wrong);
    }

    /// <summary>Spreadsheets write empty columns behind the last one that was ever touched.</summary>
    private static string[] WithoutEmptyEnd(string[] cells, int atLeast)
    {
        var count = cells.Length;
        while (count > atLeast && cells[count - 1].Length == 0)
        {
            count--;
        }

        return cells[..count];
    }

    /// <summary>The number of the first line that is too long; null when none is.</summary>
    private static int? LongLine(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.Length > LongestLine)
            {
                return number;
            }
        }

        return null;
    }

    private static IEnumerable<ImportProblem> ProblemsOf(string[] header, ListColumns known)
    {
        var columns = header.ToHashSet(StringComparer.Ordinal);
        foreach (var column in header.GroupBy(column => column, StringComparer.Ordinal))
        {
            if (!known.All.Contains(column.Key, StringComparer.Ordinal))
            {
                yield return ImportProblem.Of(HeaderLine, string.Empty, ImportProblemKind.ColumnUnknown, column.Key);
            }
            else if (column.Count() > 1)
            {
                yield return new(HeaderLine, column.Key, ImportProblemKind.ColumnTwice, column.Key);
            }
        }

        var needed = known.Required.Concat(known.Together.Where(group => group.Any(columns.Contains)).SelectMany(group => group));
        foreach (var column in needed.Where(column => !columns.Contains(column)))
        {
            yield return new(HeaderLine, column, ImportProblemKind.ColumnMissing, column);
        }
    }

    private static string? Decode(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The sign that stands in the header most often: its names hold none of them.</summary>
    private static string DelimiterOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        var delimiter = ';';
        foreach (var sign in ",\t")
        {
            delimiter = header.Count(sign) > header.Count(delimiter) ? sign : delimiter;
        }

        return delimiter.ToString();
    }

    [GeneratedRegex(@"^sep=[;,\t]\s*?(\r\n|\r|\n)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separator();

    private static OfficeFile Broken(ImportProblem problem) => new(new HashSet<string>(StringComparer.Ordinal), [], [problem]);

    private sealed class QuotesBrokenException(int line) : Exception
    {
        public int Line => line;
    }
}
