using Duplicates.Service.Accounts;

namespace Duplicates.Service.Tests.Accounts;

/// <summary>A code is read out of whatever people type or paste, and never cut to a wrong one.</summary>
public sealed class TypedCodeTests
{
    [Theory]
    [InlineData("156098")]
    [InlineData(" 156098\r\n")]
    [InlineData("156 098")]
    [InlineData("1 5 6 0 9 8")]
    [InlineData("1\u00A05\u00A06\u00A00\u00A09\u00A08")]
    [InlineData("156-098")]
    [InlineData("156\u2013098")]
    [InlineData("\u200B156\u200E098\uFEFF")]
    [InlineData("１５６０９８")]
    [InlineData("١٥٦٠٩٨")]
    [InlineData("Кіру коды: 156098. Ешкімге айтпаңыз. 5 минут жарамды.")]
    [InlineData("156098 5 минут")]
    [InlineData("Код 156 098, действует 5 мин.")]
    [InlineData("156098, 156098")]
    public void TryRead_ACodeInAnyDress_ReadsIt(string typed)
    {
        Assert.True(TypedCode.TryRead(typed, out var code));
        Assert.Equal("156098", code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("abcdef")]
    [InlineData("15609")]
    [InlineData("1560987")]
    [InlineData("1 5 6 0 9 8 7")]
    [InlineData("156098 или 156099")]
    [InlineData("+7 701 156 09 87")]
    public void TryRead_NoCodeOrSeveral_ReadsNone(string? typed) => Assert.False(TypedCode.TryRead(typed, out _));

    [Fact]
    public void TryRead_AMillionCharacters_LooksAtTheBeginningOnly() => Assert.False(TypedCode.TryRead(new string(' ', 1_000_000) + "156098", out _));
}
