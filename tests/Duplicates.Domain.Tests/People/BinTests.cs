using Duplicates.Domain.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.People;

public sealed class BinTests
{
    [Theory]
    [InlineData("010140000004")]
    [InlineData("010140000511")]
    [InlineData("010141000109")]
    [InlineData("051240000008")]
    [InlineData("060160000002")]
    public void TryParse_ValidDigits_Succeeds(string text)
    {
        Assert.True(Bin.TryParse(text, out var bin));
        Assert.Equal(text, bin.Value);
        Assert.Equal(bin, Bin.Parse(bin.Value));
        Assert.Equal(text, bin.ToString());
    }

    [Fact]
    public void TryParse_SpacesAndDashes_AreTolerated()
    {
        Assert.Equal("010140000004", Bin.Parse(" 0101 4000-0004").Value);
        Assert.Equal("010140000004", Bin.Parse("\u200e0101\u200b40000004,").Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\u200b")]
    [InlineData("01014000000")]
    [InlineData("0101400000041")]
    [InlineData("О10140000004")]
    [InlineData("010140000005")]
    [InlineData("123456789021")]
    [InlineData("011340000004")]
    [InlineData("010170000008")]
    public void TryParse_InvalidText_Fails(string? text)
    {
        Assert.False(Bin.TryParse(text, out var bin));
        Assert.Null(bin);
    }

    [Fact]
    public void Parse_InvalidText_Throws()
    {
        Assert.Throws<FormatException>(() => Bin.Parse("010140000005"));
    }

    [Fact]
    public void TryParse_AnyText_DoesNotThrow()
    {
        Prop.ForAll(ArbitraryText.Any, text => Bin.TryParse(text, out var bin) == (bin is not null)).QuickCheckThrowOnFailure();
    }
}
