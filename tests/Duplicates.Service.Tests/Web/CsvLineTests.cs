using Duplicates.Service.Web;

namespace Duplicates.Service.Tests.Web;

/// <summary>A spreadsheet shows what was written: no formula, no date made of a number, no zero lost.</summary>
public sealed class CsvLineTests
{
    [Theory]
    [InlineData("1/2026", "\t1/2026")]
    [InlineData("0123456", "\t0123456")]
    [InlineData("482-913-077", "\t482-913-077")]
    [InlineData("12.05", "\t12.05")]
    [InlineData("1E5", "\t1E5")]
    [InlineData("5 мамыр", "\t5 мамыр")]
    [InlineData("1234567890123456", "\t1234567890123456")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("+77011234567", "'+77011234567")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("12", "12")]
    [InlineData("0", "0")]
    [InlineData("25.11.2026", "25.11.2026")]
    [InlineData("ЖОБ № 0000001", "ЖОБ № 0000001")]
    [InlineData("", "")]
    public void Write_AnyValue_StaysWhatItIs(string value, string expected) => Assert.Equal($"\"{expected}\"\r\n", CsvLine.Write([value]));
}
