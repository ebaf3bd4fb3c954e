using System.Net;
using System.Text;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Offices;

/// <summary>The directory of offices and the page of one, as a reader without scripts sees them (R6).</summary>
public sealed class DirectoryTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private const string ShymkentSchool = "№ 12 жалпы орта білім беретін мектеп (демо)";
    private const string ClosedSchool = "ru/addresses/karaganda-shkola-17-demo";

    [Theory]
    [InlineData("2026-11-26 10:00", true)]
    [InlineData("2026-11-26 13:30", false)]
    [InlineData("2026-11-27 10:00", false)]
    [InlineData("2026-12-16 10:00", false)]
    [InlineData("2026-12-31 12:30", true)]
    [InlineData("2026-12-31 15:00", false)]
    public async Task Directory_OnlyOpen_FollowsHoursSingleDaysAndTheCalendar(string now, bool isOpen)
    {
        host.Clock.SetAlmaty(now);
        using var visitor = host.NewVisitor();
        var keptApart = $"-{now[8..10]}{now[11..13]}"; // a page before the first is the first, and no kept answer
        await visitor.GetAsync($"/kk/addresses/results?region=79&open=true&p={keptApart}");
        Assert.Equal(isOpen, visitor.Page.QuerySelectorAll(".office h3").Any(heading => heading.TextContent.Contains(ShymkentSchool, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("kk", "Санитарлық күн")]
    [InlineData("ru", "Санитарный день")]
    public async Task Directory_ClosedForASingleDay_SaysWhyAndWhenItOpens(string language, string reason)
    {
        host.Clock.SetAlmaty("2026-11-27 10:01");
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/addresses?region=79&q=12");
        var state = Said.In(language, "offices.opens", language == "kk" ? "2026 ж. 30 қараша, дүйсенбі" : "30 ноября 2026 г., понедельник", "09:00");
        Assert.Contains(Said.In(language, "offices.today-because", state, reason), visitor.Main.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_Asked_AreAPieceWithTheSameOfficesAsThePage()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/ru/addresses?q=%D0%BB%D0%B8%D1%86%D0%B5%D0%B9");
        var onPage = visitor.Page.QuerySelectorAll(".office h3").Select(heading => heading.TextContent).ToList();
        await visitor.GetAsync("/ru/addresses/results?q=%D0%BB%D0%B8%D1%86%D0%B5%D0%B9");
        Assert.NotEmpty(onPage);
        Assert.Equal<IEnumerable<string>>(onPage, visitor.Page.QuerySelectorAll(".office h3").Select(heading => heading.TextContent));
        Assert.DoesNotContain("<html", visitor.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Directory_WholeBin_FindsItsOfficeAlone()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/addresses?q=0101%204000%200004");
        Assert.Equal(Demo.SchoolName("kk"), Assert.Single(visitor.Page.QuerySelectorAll(".office h3")).TextContent);
    }

    [Theory]
    [InlineData("kk", "kk/addresses/almaty-5-mektep-gimnaziya-demo", "/ru/addresses/almaty-shkola-gimnaziya-5-demo")]
    [InlineData("ru", "ru/addresses/almaty-shkola-gimnaziya-5-demo", "/kk/addresses/almaty-5-mektep-gimnaziya-demo")]
    public async Task Office_ItsPage_HasThePlaceTheDaysAndTheOtherLanguage(string language, string path, string other)
    {
        host.Clock.SetAlmaty("2026-12-28 09:30");
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{path}");
        Assert.Equal(Demo.SchoolName(language), visitor.Heading);
        Assert.Equal("https://www.openstreetmap.org/?mlat=43.238&mlon=76.945#map=17/43.238/76.945", visitor.Find("a[rel~=external]").GetAttribute("href"));
        Assert.Equal(7, visitor.Page.QuerySelectorAll(".opening__words li").Length);
        Assert.Contains(language == "kk" ? "Мереке алдындағы қысқартылған күн" : "Сокращённый предпраздничный день", visitor.Text(".opening__words"), StringComparison.Ordinal);
        Assert.Equal(4, visitor.Page.QuerySelectorAll(".opening__day").Count(day => day.QuerySelector("rect") is not null));
        Assert.Equal(3, visitor.Page.QuerySelectorAll(".opening__day .opening__closed").Length);
        Assert.StartsWith(other, visitor.Find("header a[hreflang]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_Merged_NamesWhereItsDocumentsAre()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{ClosedSchool}");
        Assert.Contains(Said.In("ru", "offices.merged"), visitor.Main, StringComparison.Ordinal);
        Assert.Equal("/ru/addresses/karaganda-shkola-gimnaziya-62-demo", visitor.Find(".govuk-inset-text a").GetAttribute("href"));
        Assert.False(visitor.Has(".opening"));
    }

    [Fact]
    public async Task Office_ById_LeadsToItsPageForGood()
    {
        using var visitor = host.NewVisitor();
        using var answer = await visitor.SendAsync(HttpMethod.Get, $"/ru/addresses/{Demo.AlmatySchool}");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/ru/addresses/almaty-shkola-gimnaziya-5-demo", answer.Headers.Location!.ToString());
        using var unknown = await visitor.SendAsync(HttpMethod.Get, "/ru/addresses/hogwarts");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Card_OfAnOffice_IsAVCardInTheReadersLanguage()
    {
        using var visitor = host.NewVisitor();
        using var answer = await visitor.SendAsync(HttpMethod.Get, "/ru/addresses/almaty-shkola-gimnaziya-5-demo/card");
        Assert.Equal("text/vcard; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var card = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        Assert.All(card.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var lines = card.Replace("\r\n ", string.Empty, StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(["BEGIN:VCARD", "VERSION:4.0", "KIND:org"], lines[..3]);
        Assert.Contains(lines, line => line == "FN:Школа-гимназия № 5 (демо)");
        Assert.Contains(lines, line => line == @"ADR;LANGUAGE=ru:;;проспект Абая\, дом 10;город Алматы;Город Алматы;;Казахстан");
        Assert.Contains(lines, line => line == "TEL;VALUE=uri;TYPE=\"voice,work\":tel:+77270000001");
        Assert.Contains(lines, line => line == "GEO:geo:43.238,76.945");
        Assert.Contains(lines, line => line.StartsWith("NOTE;LANGUAGE=ru:", StringComparison.Ordinal) && line.Contains(@"18:30\, обед 13:00–14:00", StringComparison.Ordinal));
        Assert.Equal(["END:VCARD", ""], lines[^2..]);
    }
}
