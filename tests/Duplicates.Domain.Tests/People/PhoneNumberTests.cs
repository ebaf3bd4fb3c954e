using Duplicates.Domain.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.People;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+77011234567")]
    [InlineData("87011234567")]
    [InlineData("77011234567")]
    [InlineData("7011234567")]
    [InlineData("+7 701 123 45 67")]
    [InlineData("8 (701) 123-45-67")]
    [InlineData("8.701.123.45.67")]
    [InlineData("+7(701)123/45/67.")]
    [InlineData("\u200e+7 701 123 45 67\u200f")]
    [InlineData("\u202a+77011234567\u202c")]
    [InlineData(" +7\u00a0(701)\u00a0123\u201345\u201367 ")]
    public void TryParse_WaysToWriteANumber_GiveTheSameNumber(string text)
    {
        Assert.True(PhoneNumber.TryParse(text, out var number, out var error));
        Assert.Equal(PhoneNumberError.None, error);
        Assert.Equal("+77011234567", number.E164);
        Assert.Equal("+7 701 123 45 67", number.Display);
        Assert.Equal("+7 701 ••• •• 67", number.ToString());
    }

    [Theory]
    [InlineData("700")]
    [InlineData("701")]
    [InlineData("702")]
    [InlineData("705")]
    [InlineData("706")]
    [InlineData("707")]
    [InlineData("708")]
    [InlineData("747")]
    [InlineData("760")]
    [InlineData("764")]
    [InlineData("771")]
    [InlineData("775")]
    [InlineData("776")]
    [InlineData("777")]
    [InlineData("778")]
    [InlineData("785")]
    public void TryParse_CodeOfAnOperator_Succeeds(string code)
    {
        Assert.True(PhoneNumber.TryParse($"+7{code}1234567", out _, out _));
    }

    [Theory]
    [InlineData(null, PhoneNumberError.Missing)]
    [InlineData(" ", PhoneNumberError.Missing)]
    [InlineData("+", PhoneNumberError.NotANumber)]
    [InlineData("()-", PhoneNumberError.NotANumber)]
    [InlineData("жоқ", PhoneNumberError.NotANumber)]
    [InlineData("8701123456O", PhoneNumberError.NotANumber)]
    [InlineData("8+7011234567", PhoneNumberError.NotANumber)]
    [InlineData("1414", PhoneNumberError.NotKazakhMobile)]
    [InlineData("8 800 080 7777", PhoneNumberError.NotKazakhMobile)]
    [InlineData("+7 7172 74 20 20", PhoneNumberError.NotKazakhMobile)]
    [InlineData("+7 916 123 45 67", PhoneNumberError.NotKazakhMobile)]
    [InlineData("+7 703 123 45 67", PhoneNumberError.NotKazakhMobile)]
    [InlineData("+8 701 123 45 67", PhoneNumberError.NotKazakhMobile)]
    [InlineData("+701 123 45 67", PhoneNumberError.NotKazakhMobile)]
    [InlineData("8701123456", PhoneNumberError.NotKazakhMobile)]
    [InlineData("870112345678", PhoneNumberError.NotKazakhMobile)]
    [InlineData("+998 90 123 45 67", PhoneNumberError.NotKazakhMobile)]
    public void TryParse_InvalidText_TellsWhy(string? text, PhoneNumberError expected)
    {
        Assert.False(PhoneNumber.TryParse(text, out var number, out var error));
        Assert.Null(number);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Parse_InvalidText_ThrowsWithoutRepeatingDigits()
    {
        var exception = Assert.Throws<FormatException>(() => PhoneNumber.Parse("+7 703 123 45 67"));

        Assert.DoesNotContain(exception.Message, char.IsAsciiDigit);
    }

    [Fact]
    public void Parse_E164OrDisplay_RoundTrips()
    {
        Prop.ForAll(
            Gen.Choose(0, 9_999_999).ToArbitrary(),
            subscriber =>
            {
                var number = PhoneNumber.Parse($"8747{subscriber:D7}");
                return number == PhoneNumber.Parse(number.E164) && number == PhoneNumber.Parse(number.Display);
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_OperatorThatCameLater_IsReadOnlyWhenItIsNamedAndStaysReadableAsStored()
    {
        Assert.False(PhoneNumber.TryParse("8 703 123 45 67", out _, out _));
        Assert.True(PhoneNumber.TryParse("8 703 123 45 67", [.. PhoneNumber.KnownOperators, "703"], out var number, out _));
        Assert.Equal(number, PhoneNumber.FromE164(number.E164));
        Assert.Equal("703", number.Operator);
    }

    [Theory]
    [InlineData("")]
    [InlineData("87011234567")]
    [InlineData("+7701123456")]
    [InlineData("+7701123456x")]
    [InlineData("+77011234567 ")]
    public void FromE164_OtherText_IsNone(string text) => Assert.Null(PhoneNumber.FromE164(text));

    [Fact]
    public void TryParse_AnyText_DoesNotThrow()
    {
        Prop.ForAll(ArbitraryText.Any, text => PhoneNumber.TryParse(text, out _, out var error) == (error == PhoneNumberError.None))
            .QuickCheckThrowOnFailure();
    }
}
