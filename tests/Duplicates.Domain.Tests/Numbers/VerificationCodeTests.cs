using Duplicates.Domain.Numbers;
using Duplicates.Domain.Tests.People;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Numbers;

public sealed class VerificationCodeTests
{
    private const string Known = "64S36D1N6RVKGE9G64S36D1N6RVKGE9G";

    [Fact]
    public void Create_KnownBytes_AreWrittenInCrockfordBase32()
    {
        Assert.Equal(Known, VerificationCode.Create("12345678901234567890"u8).Value);
        Assert.Equal(new string('0', 32), VerificationCode.Create(new byte[20]).Value);
        Assert.Equal(new string('Z', 32), VerificationCode.Create(Enumerable.Repeat(byte.MaxValue, 20).ToArray()).Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    [InlineData(21)]
    public void Create_OtherNumberOfBytes_Throws(int count)
    {
        Assert.Throws<ArgumentException>(() => VerificationCode.Create(new byte[count]));
    }

    [Fact]
    public void ToString_Code_IsInGroupsOfFour()
    {
        Assert.Equal("64S3-6D1N-6RVK-GE9G-64S3-6D1N-6RVK-GE9G", VerificationCode.Parse(Known).ToString());
    }

    [Theory]
    [InlineData("64S36D1N6RVKGE9G64S36D1N6RVKGE9G")]
    [InlineData("64s36d1n6rvkge9g64s36d1n6rvkge9g")]
    [InlineData("64S3-6D1N-6RVK-GE9G-64S3-6D1N-6RVK-GE9G")]
    [InlineData(" 64S3 6DIN 6RVK GE9G 64S3 6DlN 6RVK GE9G\n")]
    public void TryParse_AsPeopleTypeIt_IsRead(string text)
    {
        Assert.True(VerificationCode.TryParse(text, out var code));
        Assert.Equal(Known, code.Value);
    }

    [Theory]
    [InlineData("64S36D1N6RVKGE9G\u200b64S36D1N6RVKGE9G")]
    [InlineData("64S36D1N6RVKGE9G64S36D1N6RVKGE9G.")]
    [InlineData("(64S36D1N6RVKGE9G64S36D1N6RVKGE9G)")]
    [InlineData("«64S36D1N6RVKGE9G64S36D1N6RVKGE9G»")]
    [InlineData("64S36D1N6RVKGE9G64S36D1N6RVKGE9G%231.dev.WyJr.c2ln")]
    [InlineData("64S36D1N6RVKGE9G64S36D1N6RVKGE9G#1.dev.WyJr.c2ln")]
    [InlineData("64S36D1N6RVKGE9G64S36D1N6RVKGE9G?utm_source=mail")]
    [InlineData("https://duplicates.example.kz/kk/verify/64S36D1N6RVKGE9G64S36D1N6RVKGE9G#1.dev.WyJr.c2ln")]
    [InlineData("HTTPS://duplicates.example.kz/ru/verify/64s36d1n6rvkge9g64s36d1n6rvkge9g/?print=1#1.dev.WyJr.c2ln")]
    [InlineData("duplicates.example.kz/ru/verify?code=64S3-6D1N-6RVK-GE9G-64S3-6D1N-6RVK-GE9G&x=1")]
    [InlineData("https://duplicates.example.kz/kk/verify/letter/64S36D1N6RVKGE9G64S36D1N6RVKGE9G.")]
    [InlineData("https://duplicates.example.kz/kk/verify/64S36D1N6RVKGE9G\n64S36D1N6RVKGE9G%E2%80%8B")]
    public void TryParse_AsItIsPasted_IsRead(string text)
    {
        Assert.True(VerificationCode.TryParse(text, out var code, out var error), error.ToString());
        Assert.Equal(Known, code.Value);
    }

    [Theory]
    [InlineData("64S36D1N6RVKGE9G64S36D1N6RVKGE9", VerificationCodeError.Incomplete)]
    [InlineData("https://duplicates.example.kz/kk/verify/64S36D1N6RVK…", VerificationCodeError.Incomplete)]
    [InlineData("N4S3", VerificationCodeError.Incomplete)]
    [InlineData(" \u200b", VerificationCodeError.Missing)]
    [InlineData("https://duplicates.example.kz/kk/verify/", VerificationCodeError.NotACode)]
    [InlineData("64S36D1N6RVKGE9G64S36D1N6RVKGE9G0", VerificationCodeError.NotACode)]
    [InlineData("тексеру", VerificationCodeError.NotACode)]
    public void TryParse_NotAWholeCode_TellsWhatIsWrong(string text, VerificationCodeError expected)
    {
        Assert.False(VerificationCode.TryParse(text, out _, out var error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void TryParse_AnyCodeAmongUnseenCharactersAndPunctuation_IsRead()
    {
        var pasted =
            from bytes in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(VerificationCode.RandomBytes)
            let code = VerificationCode.Create(bytes)
            from written in Gen.Elements(code.Value, code.ToString(), code.Value.ToLowerInvariant())
            from text in InvisibleText.Around(written)
            select (code, text);

        Prop.ForAll(pasted.ToArbitrary(), pair => VerificationCode.TryParse(pair.text, out var read) && read == pair.code).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_LettersThatLookLikeDigits_AreReadAsDigits()
    {
        var code = VerificationCode.Parse("OoIiLl" + new string('A', 26));

        Assert.Equal("001111" + new string('A', 26), code.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("64S36D1N6RVKGE9G64S36D1N6RVKGE9")]
    [InlineData("64S36D1N6RVKGE9G64S36D1N6RVKGE9G0")]
    [InlineData("U4S36D1N6RVKGE9G64S36D1N6RVKGE9G")]
    [InlineData("64S36D1N6RVKGE9G64S36D1N6RVKGE9Ж")]
    [InlineData("64S36D1N6RVKGE9G/64S36D1N6RVKGE9G")]
    public void TryParse_OtherText_Fails(string? text)
    {
        Assert.False(VerificationCode.TryParse(text, out var code));
        Assert.Null(code);
    }

    [Fact]
    public void Parse_OtherText_Throws()
    {
        Assert.Throws<FormatException>(() => VerificationCode.Parse("64S3"));
    }

    [Fact]
    public void Parse_ValueOrPrintedCode_RoundTrips()
    {
        var bytes = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(VerificationCode.RandomBytes).ToArbitrary();

        Prop.ForAll(
            bytes,
            random =>
            {
                var code = VerificationCode.Create(random);
                return code.Value.Length == 32
                    && code == VerificationCode.Parse(code.Value)
                    && code == VerificationCode.Parse(code.ToString());
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TryParse_AnyText_DoesNotThrow()
    {
        Prop.ForAll(ArbitraryText.Any, text => VerificationCode.TryParse(text, out var code) == (code is not null))
            .QuickCheckThrowOnFailure();
    }
}
