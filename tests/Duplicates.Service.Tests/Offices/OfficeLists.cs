using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Duplicates.Service.Tests.Offices;

/// <summary>Lists of invented schools as files for the import, right unless a test plants a mistake.</summary>
internal static class OfficeLists
{
    /// <summary>The header of a list.</summary>
    public const string Header =
        "kind;bin;kato;name_kk;name_ru;locality_kk;locality_ru;address_kk;address_ru;phones;email;hours;exceptions;exception_reasons_kk;exception_reasons_ru;"
        + "latitude;longitude;former_names_kk;former_names_ru;closed_since;merged_into_bin;successor_bin";

    private static readonly string[] Katos = ["100000000", "110000000", "150000000", "190000000", "230000000", "270000000", "310000000", "350000000", "750000000", "710000000"];

    /// <summary>The rows of so many schools.</summary>
    /// <param name="count">How many.</param>
    /// <param name="first">The number of the first; no two numbers have one BIN.</param>
    public static List<string[]> Rows(int count, int first = 0) =>
        [.. Bins().Skip(first).Take(count).Select((bin, index) => Row(bin, first + index + 1))];

    /// <summary>A file in UTF-8.</summary>
    public static byte[] File(IEnumerable<string[]> rows, string header = Header) =>
        Encoding.UTF8.GetBytes(header + "\r\n" + string.Concat(rows.Select(row => string.Join(';', row) + "\r\n")));

    /// <summary>The same as a workbook; numbers are numbers, as a spreadsheet makes them, empty cells are left out.</summary>
    public static byte[] Workbook(IEnumerable<string[]> rows)
    {
        using var output = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(output, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            var sheet = part.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new(new SheetData(rows.Select((row, line) => new Row(row.Select((cell, column) => (Cell: cell, Column: column)).Where(cell => cell.Cell.Length > 0).Select(cell => Cell(cell.Cell, cell.Column, line + 1))) { RowIndex = (uint)line + 1 })));
            part.Workbook = new(new Sheets(new Sheet { Id = part.GetIdOfPart(sheet), SheetId = 1, Name = "1" }));
        }

        return output.ToArray();

        static Cell Cell(string text, int column, int line)
        {
            var reference = $"{(column < 26 ? string.Empty : "A")}{(char)('A' + (column % 26))}{line}";
            return text.All(char.IsAsciiDigit)
                ? new Cell { CellReference = reference, CellValue = new(text.TrimStart('0')) }
                : new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new(new Text(text)) };
        }
    }

    /// <summary>The place of a column in a row.</summary>
    public static int Column(string name) => Array.IndexOf(Header.Split(';'), name);

    /// <summary>
    /// Plants twelve mistakes of twelve kinds, as people make them.
    /// </summary>
    /// <returns>The line and the column of each, in the order of lines.</returns>
    public static IReadOnlyList<(int Line, string Column)> PlantTwelve(List<string[]> rows)
    {
        var spread = Math.Max(1, rows.Count / 13);
        var planted = new List<(int, string)>();
        void Plant(int nth, string column, Func<string, string> mistake)
        {
            var row = nth * spread;
            rows[row][Column(column)] = mistake(rows[row][Column(column)]);
            planted.Add((row + 2, column));
        }

        Plant(1, "bin", bin => bin[..11] + (char)(bin[11] == '9' ? '0' : bin[11] + 1));
        Plant(2, "bin", _ => rows[0][Column("bin")]);
        Plant(3, "kato", _ => "990000000");
        Plant(4, "name_ru", _ => string.Empty);
        Plant(5, "phones", _ => "+7 495 123 45 67");
        Plant(6, "hours", _ => "1-5 18:30-09:00");
        Plant(7, "latitude", _ => "4.3238");
        Plant(8, "email", _ => "school.example.org");
        Plant(9, "closed_since", _ => "31.02.2024");
        Plant(10, "kind", _ => "kindergarten");
        Plant(11, "former_names_kk", _ => "Бұрынғы мектеп");
        Plant(12, "exceptions", _ => "2026-12-31 9-13");
        return planted;
    }

    /// <summary>Valid BINs, one after the other.</summary>
    public static IEnumerable<string> Bins() =>
        from serial in Enumerable.Range(0, 100_000)
        let digits = "020140" + serial.ToString("D5", CultureInfo.InvariantCulture)
        let check = CheckDigit(digits)
        where check < 10
        select digits + check.ToString(CultureInfo.InvariantCulture);

    private static string[] Row(string bin, int number)
    {
        var kato = Katos[number % Katos.Length];
        return
        [
            "School", bin, kato, $"№ {number} жалпы білім беретін мектеп", $"Общеобразовательная школа № {number}",
            $"{number % 40} ауыл", $"село {number % 40}", $"Абай көшесі, {number % 90}-үй", $"улица Абая, дом {number % 90}",
            $"+7727{number:D7} | 1414", $"school{number}@example.org", "1-5 09:00-18:30 (13:00-14:00)", string.Empty, string.Empty, string.Empty,
            "43.2380", "76.9450", string.Empty, string.Empty, string.Empty, string.Empty, string.Empty,
        ];
    }

    private static int CheckDigit(string digits)
    {
        var first = digits.Select((digit, index) => (digit - '0') * (index + 1)).Sum() % 11;
        return first < 10 ? first : digits.Select((digit, index) => (digit - '0') * (((index + 2) % 11) + 1)).Sum() % 11;
    }
}
