using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Tests.Web;

public sealed class TextFormsTests
{
    private readonly SideBySideLocalizer _texts = new();

    [Theory]
    [InlineData("kk", "2026\u00A0ж. 14\u00A0желтоқсан")]
    [InlineData("ru", "14\u00A0декабря 2026\u00A0г.")]
    public void Date_InEachLanguage_IsWrittenInWords(string language, string expected)
    {
        using var scope = new InLanguage(language);
        Assert.Equal(expected, _texts.Date(new DateOnly(2026, 12, 14)));
    }

    [Theory]
    [InlineData("kk", "2026\u00A0ж. 22\u00A0қараша, жексенбі")]
    [InlineData("ru", "22\u00A0ноября 2026\u00A0г., воскресенье")]
    public void DateWithWeekday_Sunday_NamesTheDay(string language, string expected)
    {
        using var scope = new InLanguage(language);
        Assert.Equal(expected, _texts.DateWithWeekday(new DateOnly(2026, 11, 22)));
    }

    [Theory]
    [InlineData("kk", "2026\u00A0ж. 1\u00A0қаңтар, сағат 09:05")]
    [InlineData("ru", "1\u00A0января 2026\u00A0г., 09:05")]
    public void DateTime_InEachLanguage_HasTheTimeAfterTheDate(string language, string expected)
    {
        using var scope = new InLanguage(language);
        Assert.Equal(expected, _texts.DateTime(new DateTime(2026, 1, 1, 9, 5, 0, DateTimeKind.Unspecified)));
    }

    [Fact]
    public void Time_Evening_IsOnTheTwentyFourHourClock()
    {
        Assert.Equal("18:30", _texts.Time(new TimeOnly(18, 30)));
    }

    [Theory]
    [InlineData(1, "1 рабочий день")]
    [InlineData(3, "3 рабочих дня")]
    [InlineData(11, "11 рабочих дней")]
    [InlineData(12, "12 рабочих дней")]
    [InlineData(15, "15 рабочих дней")]
    [InlineData(21, "21 рабочий день")]
    [InlineData(112, "112 рабочих дней")]
    [InlineData(0, "0 рабочих дней")]
    public void Counted_Russian_TakesTheFormOfTheNumber(int count, string expected)
    {
        using var scope = new InLanguage("ru");
        Assert.Equal(expected, _texts.Counted("frame.working-days", count).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(15)]
    public void Counted_Kazakh_KeepsTheNounSingular(int count)
    {
        using var scope = new InLanguage("kk");
        Assert.Equal($"{count} жұмыс күні", _texts.Counted("frame.working-days", count).Value);
    }

    [Fact]
    public void Item_UnknownKey_IsTheKeyItself()
    {
        var text = _texts["frame.nothing", 1];
        Assert.True(text.ResourceNotFound);
        Assert.Equal("frame.nothing", text.Value);
    }
}
