namespace Duplicates.Domain.Tests;

public sealed class BilingualTextTests
{
    private static readonly BilingualText Duplicate = new("телнұсқа", "дубликат");

    [Theory]
    [InlineData("kk", "телнұсқа")]
    [InlineData("ru", "дубликат")]
    public void In_LanguageOfTheService_IsTheTextInIt(string language, string expected)
    {
        Assert.Equal(expected, Duplicate.In(language));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("kz")]
    [InlineData("")]
    public void In_OtherLanguage_Throws(string language)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Duplicate.In(language));
    }
}
