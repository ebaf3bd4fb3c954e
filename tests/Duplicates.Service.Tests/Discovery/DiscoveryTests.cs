using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Duplicates.Domain.Time;
using Duplicates.Service.Discovery;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Discovery;

/// <summary>What search engines and feed readers are told.</summary>
public sealed class DiscoveryTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Robots_Answer_LeadsToTheSitemapAndAwayFromPersonalPages()
    {
        var text = await TextAsync("/robots.txt");
        Assert.Contains("\nSitemap: http://localhost/sitemap.xml\n", text, StringComparison.Ordinal);
        Assert.Contains("Disallow: /kk/my\n", text, StringComparison.Ordinal);
        Assert.Contains("Disallow: /ru/staff\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Feed_OfALanguage_TellsOfEveryEditedPageInThatLanguage(string language)
    {
        var feed = XDocument.Parse(await TextAsync($"/{language}/changes.atom")).Root!;
        Assert.Equal(language, feed.Attribute(XNamespace.Xml + "lang")!.Value);
        var titles = feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value).ToList();
        Assert.Empty(host.Services.GetRequiredService<IInfoPages>().All(language).Select(page => page.Title).Except(titles, StringComparer.Ordinal));
        var dates = feed.Elements(Atom + "entry").Select(entry => DateTimeOffset.Parse(entry.Element(Atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(dates.OrderDescending(), dates);
        Assert.Equal(titles.Count, feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task StartPage_ForSearchEngines_IsAFreeGovernmentService(string language)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}");
        var data = JsonNode.Parse(visitor.Find("script[type='application/ld+json']").TextContent)!;
        Assert.Equal("GovernmentService", data["@type"]!.GetValue<string>());
        Assert.Equal(Said.In(language, "home.title"), data["name"]!.GetValue<string>());
        Assert.Equal("0", data["offers"]!["price"]!.GetValue<string>());
        Assert.Equal($"http://localhost/{language}/apply", data["availableChannel"]![0]!["serviceUrl"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task InfoPage_ForPaper_HasTheWordsTheDateAndTheWayBackOnly(string language)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}/{(language == "kk" ? "qyzmet-pasporty" : "pasport-uslugi")}");
        var (title, date) = (visitor.Heading, visitor.Text("footer time"));
        await visitor.GetAsync(visitor.Find("main a[href$='?print=true']").GetAttribute("href")!);
        Assert.Equal((HttpStatusCode.OK, title), (visitor.Status, visitor.Heading));
        Assert.Contains(date, visitor.Text(".printed-from"), StringComparison.Ordinal);
        Assert.StartsWith("data:image/png", visitor.Find(".printed-from img").GetAttribute("src"), StringComparison.Ordinal);
        Assert.False(visitor.Has("header.band"));
    }

    [Fact]
    public void OfficeData_OfficeWithLunch_PartsTheDayAndLeavesNothingThatEndsTheBlock()
    {
        var data = Data.Describe(Office("</script><b>"), "ru", "http://localhost/ru/addresses/x");
        Assert.Equal("School", data["@type"]!.GetValue<string>());
        var spans = data["openingHoursSpecification"]!.AsArray().Select(span => $"{span!["dayOfWeek"]!.AsArray().Count} {span["opens"]} {span["closes"]}");
        Assert.Equal("5 09:00 13:00; 5 14:00 18:30", string.Join("; ", spans));
        Assert.DoesNotContain("<", WrittenBlock(data), StringComparison.Ordinal);
        Assert.Equal("</script><b>", JsonNode.Parse(WrittenBlock(data))!["name"]!.GetValue<string>());
    }

    [Fact]
    public void OfficeData_ClosedOffice_SaysSinceWhenAndNoHours()
    {
        var data = Data.Describe(Office("Школа") with { ClosedSince = new(2020, 9, 1) }, "ru", "http://localhost/ru/addresses/x");
        Assert.Equal("2020-09-01", data["dissolutionDate"]!.GetValue<string>());
        Assert.Null(data["openingHoursSpecification"]);
    }

    [Fact]
    public void OfficeData_SingleDaysAndHolidays_AreSpecialHours()
    {
        OpeningHours shortDay = new(new(9, 0), new(13, 0), null, null);
        var office = Office("Школа") with
        {
            Hours = new(WorkingHours.SchoolDefault.Week, [new(new(2026, 11, 19), null, new("Өтті", "Прошёл")), new(new(2026, 11, 23), shortDay, new("Жөндеу", "Ремонт")), new(new(2027, 8, 2), null, new("Жөндеу", "Ремонт"))]),
        };
        var days = Data.Describe(office, "ru", "http://localhost/ru/addresses/x")["specialOpeningHoursSpecification"]!.AsArray().Select(day => $"{day!["validFrom"]} {day["opens"]}-{day["closes"]}").ToList();
        Assert.Equal("2026-11-23 09:00-13:00", days[0]);
        Assert.Contains("2026-12-16 00:00-00:00", days, StringComparer.Ordinal);
        Assert.Equal("2027-08-02 00:00-00:00", days[^1]);
    }

    private OfficeData Data => host.Services.GetRequiredService<OfficeData>();

    private static string WrittenBlock(JsonObject data)
    {
        var output = new Microsoft.AspNetCore.Razor.TagHelpers.TagHelperOutput("structured-data", [], (_, _) => Task.FromResult<Microsoft.AspNetCore.Razor.TagHelpers.TagHelperContent>(new Microsoft.AspNetCore.Razor.TagHelpers.DefaultTagHelperContent()));
        new Duplicates.Service.Web.StructuredDataTagHelper { Value = data }.Process(new([], new Dictionary<object, object>(), "x"), output);
        return output.Content.GetContent();
    }

    private Office Office(string name) => host.Services.GetRequiredService<IOffices>().All.First(office => office.Kind == OfficeKind.School && office.ClosedSince is null) with
    {
        Name = new(name, name),
        Hours = WorkingHours.SchoolDefault,
    };

    private async Task<string> TextAsync(string path)
    {
        using var visitor = host.NewVisitor();
        using var answer = await visitor.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
