using Duplicates.Domain.Certificates;

namespace Duplicates.Domain.Tests.Certificates;

public sealed class BlankRangeTests
{
    [Theory]
    [InlineData("ЖОБ № 0000101", 1, "ЖОБ № 0000101")]
    [InlineData("ЖОБ № 0000101-0000150", 50, "ЖОБ № 0000101–0000150")]
    [InlineData("ЖОБ № 0000101 – ЖОБ № 0000102", 2, "ЖОБ № 0000101–0000102")]
    [InlineData("ЖОБ № 0000101—0000101", 1, "ЖОБ № 0000101")]
    public void TryParse_BlankOrRange_CountsAndIsWrittenTheOneWay(string line, int count, string written)
    {
        Assert.True(BlankRange.TryParse(line, out var range));
        Assert.Equal(count, range.Count);
        Assert.Equal(count, range.Blanks.Distinct().Count());
        Assert.Equal(range.First, range.Blanks.First());
        Assert.Equal(range.Last, range.Blanks.Last());
        Assert.Equal(written, range.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ЖОБ")]
    [InlineData("ЖОБ № 0000150-0000101")]
    [InlineData("ЖОБ № 0000101-АБВ № 0000150")]
    [InlineData("ЖОБ № 0000101-")]
    [InlineData("ЖОБ № 0000101-көп")]
    public void TryParse_AnythingElse_IsRefused(string? line)
    {
        Assert.False(BlankRange.TryParse(line, out var range));
        Assert.Null(range);
    }
}
