using Duplicates.Domain.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.People;

public sealed class IinTests
{
    [Theory]
    [InlineData("880515300001", "1988-05-15")]
    [InlineData("880515400008", "1988-05-15")]
    [InlineData("100228500003", "2010-02-28")]
    [InlineData("000229500008", "2000-02-29")]
    [InlineData("880515300208", "1988-05-15")]
    [InlineData("100228500411", "2010-02-28")]
    [InlineData("061211600012", "2006-12-11")]
    [InlineData("010101500003", "2001-01-01")]
    public void TryParse_ValidDigits_TellsBirthDate(string text, string birthDate)
    {
        Assert.True(Iin.TryParse(text, out var iin, out var error));
        Assert.Equal(IinError.None, error);
        Assert.Equal(text, iin.Value);
        Assert.Equal(Date(birthDate), iin.BirthDate);
    }

    [Theory]
    [InlineData("100228500003", "2028-02-27", false)]
    [InlineData("100228500003", "2028-02-28", true)]
    [InlineData("000229500008", "2018-02-28", true)]
    public void SeemsOfAgeOn_EighteenthBirthday_IsTheFirstDay(string text, string day, bool isOfAge) =>
        Assert.Equal(isOfAge, Iin.Parse(text).SeemsOfAgeOn(Date(day)));

    [Theory]
    [InlineData(" 880515 300001 ")]
    [InlineData("880515-300-001")]
    [InlineData("8805\u00a01530\u20130001")]
    [InlineData("\u200e880515300001\u2069")]
    [InlineData("880515\u00ad300001.")]
    public void TryParse_SpacesAndDashes_AreTolerated(string text)
    {
        Assert.True(Iin.TryParse(text, out var iin, out _));
        Assert.Equal("880515300001", iin.Value);
    }

    [Theory]
    [InlineData(null, IinError.Missing)]
    [InlineData("", IinError.Missing)]
    [InlineData(" \t\n", IinError.Missing)]
    [InlineData("\ufeff", IinError.Missing)]
    [InlineData("---", IinError.NotTwelveDigits)]
    [InlineData("88051530000", IinError.NotTwelveDigits)]
    [InlineData("8805153000011", IinError.NotTwelveDigits)]
    [InlineData("88051530000O", IinError.NotTwelveDigits)]
    [InlineData("88051530000١", IinError.NotTwelveDigits)]
    [InlineData("880515300002", IinError.WrongChecksum)]
    [InlineData("100230500004", IinError.ImpossibleDate)]
    [InlineData("101301500002", IinError.ImpossibleDate)]
    [InlineData("000229300005", IinError.ImpossibleDate)]
    [InlineData("000000000000", IinError.ImpossibleDate)]
    [InlineData("881339000009", IinError.ImpossibleDate)]
    [InlineData("880500300003", IinError.ImpossibleDate)]
    [InlineData("880015300003", IinError.ImpossibleDate)]
    [InlineData("101301700005", IinError.ImpossibleDate)]
    [InlineData("880515700007", IinError.UnknownCentury)]
    public void TryParse_InvalidText_TellsWhy(string? text, IinError expected)
    {
        Assert.False(Iin.TryParse(text, out var iin, out var error));
        Assert.Null(iin);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void TryParse_ChecksumAndDateBothWrong_TellsChecksum()
    {
        Assert.False(Iin.TryParse("100230500005", out _, out var error));
        Assert.Equal(IinError.WrongChecksum, error);
    }

    [Theory]
    [InlineData("88051530021")]
    [InlineData("10022850040")]
    public void TryParse_BothPassesGiveTen_NoCheckDigitIsRight(string elevenDigits)
    {
        for (var digit = '0'; digit <= '9'; digit++)
        {
            Assert.False(Iin.TryParse(elevenDigits + digit, out _, out var error));
            Assert.Equal(IinError.WrongChecksum, error);
        }
    }

    [Theory]
    [InlineData("123456789011")]
    [InlineData("123456789021")]
    public void TryParse_NumbersOfTestCertificates_FailTheChecksum(string text)
    {
        Assert.False(Iin.TryParse(text, out _, out var error));
        Assert.Equal(IinError.WrongChecksum, error);
    }

    [Theory]
    [InlineData("880515000002")]
    [InlineData("000229000016")]
    public void TryParse_SeventhDigitZero_IsValidWithoutBirthDate(string text)
    {
        var iin = Iin.Parse(text);

        Assert.Null(iin.BirthDate);
    }

    [Fact]
    public void ToString_AnyNumber_IsMasked()
    {
        var iin = Iin.Parse("880515300001");

        Assert.Equal("••••••••0001", iin.ToString());
        Assert.Equal("0001", iin.LastFour);
    }

    [Fact]
    public void Parse_InvalidText_ThrowsWithoutRepeatingDigits()
    {
        var exception = Assert.Throws<FormatException>(() => Iin.Parse("880515300002"));

        Assert.DoesNotContain(exception.Message, char.IsAsciiDigit);
    }

    [Fact]
    public void Parse_Value_RoundTrips()
    {
        var iin = Iin.Parse("100228500411");

        Assert.Equal(iin, Iin.Parse(iin.Value));
    }

    [Fact]
    public void TryParse_WrongLastDigit_IsAlwaysCaught()
    {
        var otherDigit = Gen.Choose(0, 9).Where(digit => digit != 1).ToArbitrary();

        Prop.ForAll(otherDigit, digit => !Iin.TryParse($"88051530000{digit}", out _, out _)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_AnyTwelveDigits_DoesNotThrowAndRoundTrips()
    {
        var digits = Gen.Elements("0123456789".ToCharArray()).ArrayOf(12).Select(read => new string(read)).ToArbitrary();

        // One text in eleven or so passes the checksum, so more texts than usual are tried.
        Prop.ForAll(digits, text => !Iin.TryParse(text, out var iin, out _) || iin == Iin.Parse(iin.Value))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void TryParse_AnyText_DoesNotThrow()
    {
        Prop.ForAll(
            ArbitraryText.Any,
            text => Iin.TryParse(text, out var iin, out var error) == (error == IinError.None)
                && (iin is null) == (error != IinError.None))
            .QuickCheckThrowOnFailure();
    }

    private static DateOnly Date(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("0001", "0001")]
    [InlineData(" 0 0 0 1 ", "0001")]
    [InlineData("\u200b0001\u200e", "0001")]
    [InlineData("0001.", "0001")]
    [InlineData("8805 1530 0001", "0001")]
    [InlineData("00011", null)]
    [InlineData("001", null)]
    [InlineData("12a4", null)]
    [InlineData("880515300002", null)]
    [InlineData(null, null)]
    public void TryParseLastFour_AsTyped_GivesFourDigits(string? typed, string? expected)
    {
        Assert.Equal(expected is not null, Iin.TryParseLastFour(typed, out var lastFour));
        Assert.Equal(expected, lastFour);
    }
}
