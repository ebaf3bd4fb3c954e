using System.Globalization;
using Duplicates.Domain.Certificates;

namespace Duplicates.Domain.Tests.Certificates;

public sealed class RegisterEntryTests
{
    [Theory]
    [InlineData("kk-KZ")]
    [InlineData("ru-KZ")]
    [InlineData("ar-SA")]
    public void ToString_AnyCulture_IsNumberAndYearWithoutGrouping(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal("12/2026", new RegisterEntry(2026, 12).ToString());
            Assert.Equal("12345/2026", new RegisterEntry(2026, 12_345).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Equals_SameNumberOfAnotherYear_IsAnotherEntry()
    {
        Assert.Equal(new RegisterEntry(2026, 12), new RegisterEntry(2026, 12));
        Assert.NotEqual(new RegisterEntry(2026, 12), new RegisterEntry(2027, 12));
    }
}
