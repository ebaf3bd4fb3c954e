using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Duplicates.Service.Offices.Import;

/// <summary>Reads the first sheet of an Office Open XML workbook as the lines that the same list has as CSV: a row of the sheet is a line.</summary>
internal static class OfficeWorkbook
{
    /// <summary>How large the parts of a workbook may become when they are unpacked, in bytes.</summary>
    private const long MostUnpacked = 128 * 1024 * 1024;

    private const int MostColumns = 100;

    /// <summary>Whether the bytes are an archive, as every workbook is and no CSV.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>The sheet with semicolons and quotes; null when it is no workbook that can be read.</summary>
    public static string? ToCsv(byte[] bytes)
    {
        try
        {
            using (var archive = new ZipArchive(new MemoryStream(bytes, writable: false)))
            {
                if (archive.Entries.Sum(entry => entry.Length) > MostUnpacked)
                {
                    return null;
                }
            }

            using var workbook = SpreadsheetDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
            return workbook.WorkbookPart is { } part && part.Workbook.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is { } id && part.GetPartById(id) is WorksheetPart sheet
                ? Write(sheet, part.SharedStringTablePart?.SharedStringTable)
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or OpenXmlPackageException or FileFormatException or XmlException or FormatException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Write(WorksheetPart sheet, SharedStringTable? shared)
    {
        string[] texts = [.. shared?.Elements<SharedStringItem>().Select(item => item.InnerText) ?? []];
        var (csv, line, width) = (new StringBuilder(), 0u, 0);
        foreach (var row in sheet.Worksheet.Descendants<Row>().Take(OfficeFile.MostLines + 2))
        {
            // rows that a sheet leaves out are empty lines, so that the numbers of lines are those of the sheet
            for (line++; row.RowIndex?.Value is { } index && line < Math.Min(index, OfficeFile.MostLines + 2); line++)
            {
                csv.Append("\r\n");
            }

            var cells = Cells(row, texts, width);
            width = width == 0 ? cells.Count : width;
            csv.AppendJoin(';', cells.Select(cell => $"\"{cell.Trim().ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }

        return csv.ToString();
    }

    /// <summary>The cells of a row; a sheet leaves out empty ones, those at the end too.</summary>
    private static List<string> Cells(Row row, string[] texts, int atLeast)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
            if (column >= MostColumns)
            {
                break;
            }

            while (cells.Count < column)
            {
                cells.Add(string.Empty);
            }

            cells.Add(TextOf(cell, texts));
        }

        cells.AddRange(Enumerable.Repeat(string.Empty, Math.Max(0, atLeast - cells.Count)));
        return cells;
    }

    private static string TextOf(Cell cell, string[] texts) => cell.DataType?.InnerText switch
    {
        "s" => int.TryParse(cell.CellValue?.InnerText, System.Globalization.CultureInfo.InvariantCulture, out var place) && place >= 0 && place < texts.Length ? texts[place] : string.Empty,
        "inlineStr" => cell.InlineString?.InnerText ?? string.Empty,
        _ => cell.CellValue?.InnerText ?? string.Empty,
    };

    /// <summary>The place of a column, from 0: "C7" is 2.</summary>
    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(3))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }
}
