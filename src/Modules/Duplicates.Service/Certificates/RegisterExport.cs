using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Duplicates.Domain;
using Duplicates.Service.Web;

namespace Duplicates.Service.Certificates;

/// <summary>Writes the register as a file, line by line: the memory it takes does not grow with the register.</summary>
internal sealed class RegisterExport(RegisterColumns columns)
{
    private const string Mimetype = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly (string Name, string Content)[] Frame =
    [
        ("[Content_Types].xml", $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Mimetype}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Mimetype}.worksheet+xml"/></Types>
            """),
        ("_rels/.rels", """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """),
        ("xl/workbook.xml", """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>
            """),
        ("xl/_rels/workbook.xml.rels", """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
            """),
    ];

    /// <summary>Writes UTF-8 with a byte order mark and semicolons, as spreadsheets here expect it; no cell can be taken for a formula.</summary>
    public async Task WriteCsvAsync(IAsyncEnumerable<RegisterLine> lines, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(CsvLine.Write(columns.Headings).AsMemory(), cancellationToken);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(CsvLine.Write(columns.Values(line)).AsMemory(), cancellationToken);
        }
    }

    /// <summary>Writes an Office Open XML workbook of one sheet; every cell is text.</summary>
    public async Task WriteXlsxAsync(IAsyncEnumerable<RegisterLine> lines, Stream output, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in Frame)
        {
            await using var part = new StreamWriter(await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken));
            await part.WriteAsync(content.AsMemory(), cancellationToken);
        }

        await using var sheet = await archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(cancellationToken);
        using var writer = OpenXmlWriter.Create(sheet);
        writer.WriteStartDocument(standalone: true);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, columns.Headings);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            WriteRow(writer, columns.Values(line));
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<string> values)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in values)
        {
            writer.WriteElement(new Cell { DataType = CellValues.InlineString, InlineString = new(new Text(Printable(value)) { Space = SpaceProcessingModeValues.Preserve }) });
        }

        writer.WriteEndElement();
    }

    /// <summary>A cell is one line; XML knows no control characters.</summary>
    private static string Printable(string value) =>
        OutsideText.Writable(value.Any(char.IsControl) ? string.Concat(value.Select(character => char.IsControl(character) ? ' ' : character)) : value);
}
