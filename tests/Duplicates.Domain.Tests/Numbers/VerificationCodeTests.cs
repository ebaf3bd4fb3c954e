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
