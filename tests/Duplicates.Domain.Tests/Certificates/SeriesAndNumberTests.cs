using Duplicates.Domain.Certificates;
using Duplicates.Domain.Tests.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Certificates;

public sealed class SeriesAndNumberTests
{
    [Theory]
    [InlineData("ЖОБ № 1234567")]
    [InlineData("ЖОБ №1234567")]
    [InlineData("ЖОБ№1234567")]
    [InlineData("ЖОБ 1234567")]
    [InlineData("ЖОБ1234567")]
    [InlineData("ЖОБ N 1234567")]
    [InlineData("ЖОБ # 1234567")]
    [InlineData("жоб № 1234567")]
    [InlineData("жоб n 1234567")]
    [InlineData(" \tЖоб\u00a0№  1234567\n")]
    public void TryParse_AsPeopleTypeIt_IsRead(string text)
    {
        Assert.True(SeriesAndNumber.TryParse(text, out var value));
        Assert.Equal("ЖОБ", value.Series);
        Assert.Equal("1234567", value.Number);
        Assert.Equal("ЖОБ № 1234567", value.ToString());
    }

    [Theory]
    [InlineData("БТ № 0000001", "БТ")]
    [InlineData("өңү № 0000001", "ӨҢҮ")]
    [InlineData("bd0000001", "BD")]
    [InlineData("ib № 0000001", "IB")]
    public void TryParse_SeriesOfTwoOrThreeLetters_IsWrittenInCapitals(string text, string series)
    {
        Assert.True(SeriesAndNumber.TryParse(text, out var value));
        Assert.Equal(series, value.Series);
        Assert.Equal("0000001", value.Number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("1234567")]
    [InlineData("№ 1234567")]
    [InlineData("Ж № 1234567")]
    [InlineData("ЖОББ № 1234567")]
    [InlineData("ЖОБ")]
    [InlineData("ЖОБ № 123456")]
    [InlineData("ЖОБ № 12345678")]
    [InlineData("ЖОБ № 123 4567")]
    [InlineData("ЖОБ №№ 1234567")]
    [InlineData("ЖО1 № 1234567")]
    [InlineData("Ж О Б № 1234567")]
    [InlineData("ЖОБ № 1234567 көшірме")]
    [InlineData("ЖОБ № 123456O")]
    [InlineData("ЖОБ № ١٢٣٤٥٦٧")]
    [InlineData("ЖОБ № １２３４５６７")]
    public void TryParse_OtherText_IsNotRead(string? text)
    {
        Assert.False(SeriesAndNumber.TryParse(text, out var value));
        Assert.Null(value);
    }

    [Theory]
    [InlineData("ЖОБ", "")]
    [InlineData("ЖОБ №", "")]
    [InlineData("", "ЖОБ № 1234567")]
    [InlineData("ЖОБ № 1234567", "!")]
    public void TryParse_VeryLongRunOfSpaces_IsNotRead(string before, string after)
    {
        Assert.False(SeriesAndNumber.TryParse(before + new string(' ', 100_000) + after + "!", out _));
    }

    [Fact]
    public void TryParse_AnyText_DoesNotThrow()
    {
        Prop.ForAll(ArbitraryText.Any, text => SeriesAndNumber.TryParse(text, out var value) == (value is not null))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ToString_AnySeriesAndNumber_ParsesBack()
    {
        var letters = Enumerable.Range(0, 0xFFFF).Select(code => (char)code).Where(char.IsLetter).ToArray();
        var typed =
            from length in Gen.Choose(2, 3)
            from series in Gen.OneOf(Gen.Elements("АӘБГҒЖКҚНҢОӨТҰҮШІабжкноөbdNn".ToCharArray()), Gen.Elements(letters)).ArrayOf(length)
            from sign in Gen.Elements("", " ", "№", " № ", "N", "#")
            from number in Gen.Choose(0, 9_999_999)
            select $"{new string(series)}{sign}{number:D7}";

        Prop.ForAll(
            typed.ToArbitrary(),
            text =>
                SeriesAndNumber.TryParse(text, out var value)
                && SeriesAndNumber.TryParse(value.ToString(), out var again)
                && again == value).QuickCheckThrowOnFailure();
    }
}
