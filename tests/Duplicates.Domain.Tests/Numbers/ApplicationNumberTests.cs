using Duplicates.Domain.Numbers;
using Duplicates.Domain.Tests.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Numbers;

public sealed class ApplicationNumberTests
{
    private static readonly Arbitrary<int> Random = Gen.Choose(0, 99_999_999).ToArbitrary();

    [Theory]
    [InlineData(572, "000005724", "000-005-724")]
    [InlineData(48_291_307, "482913077", "482-913-077")]
    [InlineData(0, "000000000", "000-000-000")]
    [InlineData(99_999_999, "999999999", "999-999-999")]
    [InlineData(12_345_678, "123456786", "123-456-786")]
    public void Create_RandomValue_HasEightDigitsAndACheckDigit(int random, string value, string shown)
    {
        var number = ApplicationNumber.Create(random);

        Assert.Equal(value, number.Value);
        Assert.Equal(shown, number.ToString());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100_000_000)]
    public void Create_ValueOutOfRange_Throws(int random)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ApplicationNumber.Create(random));
    }

    [Theory]
    [InlineData("482913077")]
    [InlineData("482-913-077")]
    [InlineData(" 482 913\u2013077 ")]
    [InlineData("№ 482-913-077")]
    [InlineData("№482913077.")]
    [InlineData("(N 482\u2014913\u2212077)")]
    [InlineData("No. 482\u2011913\u2010077")]
    [InlineData("482-913-\u200b077")]
    public void TryParse_SpacesAndDashes_AreTolerated(string text)
    {
        Assert.True(ApplicationNumber.TryParse(text, out var number, out var error));
        Assert.Equal(ApplicationNumberError.None, error);
        Assert.Equal("482913077", number.Value);
    }

    [Theory]
    [InlineData(null, ApplicationNumberError.Missing)]
    [InlineData("  ", ApplicationNumberError.Missing)]
    [InlineData("48291307", ApplicationNumberError.NotNineDigits)]
    [InlineData("4829130770", ApplicationNumberError.NotNineDigits)]
    [InlineData("\u200b", ApplicationNumberError.Missing)]
    [InlineData("482/913/077", ApplicationNumberError.NotNineDigits)]
    [InlineData("482-913-075", ApplicationNumberError.WrongCheckDigit)]
    public void TryParse_InvalidText_TellsWhy(string? text, ApplicationNumberError expected)
    {
        Assert.False(ApplicationNumber.TryParse(text, out var number, out var error));
        Assert.Null(number);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Parse_InvalidText_Throws()
    {
        Assert.Throws<FormatException>(() => ApplicationNumber.Parse("482-913-075"));
    }

    [Fact]
    public void Parse_ValueOrShownNumber_RoundTrips()
    {
        Prop.ForAll(
            Random,
            random =>
            {
                var number = ApplicationNumber.Create(random);
                return number == ApplicationNumber.Parse(number.Value) && number == ApplicationNumber.Parse(number.ToString());
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_AnyOneWrongDigit_IsCaught()
    {
        Prop.ForAll(
            Random,
            random =>
            {
                var value = ApplicationNumber.Create(random).Value;
                var slips =
                    from place in Enumerable.Range(0, value.Length)
                    from digit in "0123456789"
                    where digit != value[place]
                    select value[..place] + digit + value[(place + 1)..];
                return slips.All(IsCaught);
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_AnyTwoNeighboursSwapped_IsCaught()
    {
        Prop.ForAll(
            Random,
            random =>
            {
                var value = ApplicationNumber.Create(random).Value;
                var slips =
                    from place in Enumerable.Range(0, value.Length - 1)
                    where value[place] != value[place + 1]
                    select $"{value[..place]}{value[place + 1]}{value[place]}{value[(place + 2)..]}";
                return slips.All(IsCaught);
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_AnyNumberAmongUnseenCharactersAndPunctuation_IsRead()
    {
        var pasted =
            from random in Gen.Choose(0, 99_999_999)
            let number = ApplicationNumber.Create(random)
            from written in Gen.Elements(number.Value, number.ToString(), $"№ {number}")
            from text in InvisibleText.Around(written)
            select (number, text);

        Prop.ForAll(pasted.ToArbitrary(), pair => ApplicationNumber.TryParse(pair.text, out var read, out _) && read == pair.number).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_AnyText_DoesNotThrow()
    {
        Prop.ForAll(
            ArbitraryText.Any,
            text => ApplicationNumber.TryParse(text, out _, out var error) == (error == ApplicationNumberError.None))
            .QuickCheckThrowOnFailure();
    }

    private static bool IsCaught(string slip) =>
        !ApplicationNumber.TryParse(slip, out _, out var error) && error == ApplicationNumberError.WrongCheckDigit;
}
