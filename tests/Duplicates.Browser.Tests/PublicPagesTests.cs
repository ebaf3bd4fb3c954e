using System.Xml.Linq;
using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests;

/// <summary>What anybody reads without signing in: in both languages, by day and by night, and in large letters.</summary>
public sealed class PublicPagesTests(Site site) : IClassFixture<Site>
{
    /// <summary>Address of each page in Kazakh and in Russian.</summary>
    internal static readonly (string Kk, string Ru)[] Pages =
    [
        ("", ""),
        ("requirements", "requirements"),
        ("schedule", "schedule"),
        ("qyzmet-pasporty", "pasport-uslugi"),
        ("qalai-otedi", "kak-eto-proishodit"),
        ("bas-tartu-zhane-shagym", "otkaz-i-zhaloba"),
        ("kele-almaityndarga-komek", "esli-ne-mozhete-priyti"),
        ("erekshe-zhagdailar", "osobye-sluchai"),
        ("cifrlyq-quzhat-zhane-qoltanba", "cifrovye-dokumenty-i-podpis"),
        ("zheke-derekter", "personalnye-dannye"),
        ("qolzhetimdilik", "dostupnost"),
        ("addresses", "addresses"),
        ("booking", "booking"),
        ("calendar", "calendar"),
        ("search", "search"),
        ("track", "track"),
        ("verify", "verify"),
        ("sign-in", "sign-in"),
        ("sign-in/staff", "sign-in/staff"),
        ("no-such-page", "no-such-page"),
    ];

    /// <summary>An office of each kind, and one that is closed.</summary>
    internal static readonly (string Kk, string Ru)[] Offices =
    [
        ("addresses/shymkent-12-mektep-demo", "addresses/shymkent-shkola-12-demo"),
        ("addresses/qaragandy-17-mektep-demo", "addresses/karaganda-shkola-17-demo"),
        ("addresses/astana-memlekettik-korporatsiya-demo", "addresses/astana-gosudarstvennaya-korporatsiya-demo"),
        ("addresses/almaty-bilim-basqarmasy-demo", "addresses/almaty-upravlenie-obrazovaniya-demo"),
        ("addresses/almaty-qalalyq-arhivi-demo", "addresses/almaty-gorodskoi-arhiv-demo"),
        ("addresses/oqu-agartu-ministrligi", "addresses/ministerstvo-prosveshcheniya"),
    ];

    [Fact]
    public async Task Sitemap_HasNoPageThatIsNotLookedAt()
    {
        using var client = new HttpClient();
        var map = XDocument.Parse(await client.GetStringAsync(new Uri($"{site.Address}/sitemap.xml")));
        var paths = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath).ToList();
        var looked = Pages.Concat(Offices).SelectMany(page => new[] { $"/kk/{page.Kk}".TrimEnd('/'), $"/ru/{page.Ru}".TrimEnd('/') }).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(paths.Where(path => !path[3..].StartsWith("/addresses/", StringComparison.Ordinal)).Except(looked, StringComparer.Ordinal));
        Assert.Empty(Offices.SelectMany(page => new[] { $"/kk/{page.Kk}", $"/ru/{page.Ru}" }).Except(paths, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("kk", Screen.Phone, ColorScheme.Light)]
    [InlineData("ru", Screen.Desk, ColorScheme.Dark)]
    public async Task OfficePages_OfEveryKind_AreFine(string language, int width, ColorScheme colours)
    {
        var journey = new Journey("offices", language);
        await using var visitor = await Visitor.ComeAsync(site, new Screen(width, Colours: colours), journey);
        foreach (var (kk, ru) in Offices)
        {
            var path = language == "ru" ? ru : kk;
            Assert.Equal(200, (await visitor.OpenAsync(path))!.Status);
            await visitor.LookAsync(path.Split('/')[^1]);
        }

        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk", Screen.Phone, ColorScheme.Light, false)]
    [InlineData("ru", Screen.Phone, ColorScheme.Light, false)]
    [InlineData("kk", Screen.Desk, ColorScheme.Dark, false)]
    [InlineData("ru", Screen.Desk, ColorScheme.Dark, false)]
    [InlineData("kk", Screen.Phone, ColorScheme.Light, true)]
    [InlineData("ru", Screen.Phone, ColorScheme.Dark, true)]
    public async Task PublicPages_InEveryView_AreFine(string language, int width, ColorScheme colours, bool large)
    {
        var journey = new Journey($"public-{colours.ToString().ToLowerInvariant()}{(large ? "-large" : string.Empty)}", language);
        await using var visitor = await Visitor.ComeAsync(site, new Screen(width, Colours: colours), journey);
        if (large)
        {
            await visitor.OpenAsync(string.Empty);
            await visitor.Page.Locator("header summary").ClickAsync();
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = visitor.T("frame.view.large"), Exact = true }).ClickAsync();
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = visitor.T("frame.view.ordinary"), Exact = true })).ToBeVisibleAsync();
        }

        foreach (var (kk, ru) in Pages)
        {
            var path = language == "ru" ? ru : kk;
            var response = await visitor.OpenAsync(path);
            Assert.Equal(path == "no-such-page" ? 404 : 200, response!.Status);
            await visitor.LookAsync(path.Length == 0 ? "start" : path.Replace('/', '-'));
        }

        journey.AssertNothingFound();
    }

    [Fact]
    public async Task LanguageSwitch_OnEveryPage_LeadsToTheSamePageAndBack()
    {
        await using var visitor = await Visitor.ComeAsync(site, new Screen(Screen.Desk, Scripts: false), new Journey("switch", "kk"));
        foreach (var (kk, ru) in Pages.Append(("addresses?q=гимназия", "addresses?q=гимназия")))
        {
            visitor.Language = "kk";
            await visitor.OpenAsync(kk);
            var start = visitor.Path;
            await SwitchAsync(visitor, "ru");
            Assert.Equal(new Uri($"{site.Address}/ru{(ru.Length == 0 ? string.Empty : "/" + ru)}").PathAndQuery, visitor.Path);
            await SwitchAsync(visitor, "kk");
            Assert.Equal(start, visitor.Path);
        }
    }

    [Theory]
    [InlineData("kk", "капшагай", "№ 2 мектеп-лицей (демо)")]
    [InlineData("ru", "Қапшағай", "Школа-лицей № 2 (демо)")]
    [InlineData("kk", "шыгыс казакстан", "№ 7 жалпы орта білім беретін мектеп (демо)")]
    [InlineData("kk", "кызылорда абай", "Абай атындағы № 101 мектеп-лицей (демо)")]
    public async Task Addresses_FormerNameOrRussianLetters_FindTheSchool(string language, string typed, string found)
    {
        var journey = new Journey("addresses", language);
        await using var visitor = await Visitor.ComeAsync(site, new Screen(Screen.Phone), journey);
        await visitor.OpenAsync("addresses");
        await visitor.FillAsync("q", typed);
        await visitor.PressAsync("apply.school.find");

        await Assertions.Expect(visitor.Page.Locator("main h3", new() { HasTextString = found })).ToHaveCountAsync(1);
        await visitor.LookAsync("found");
        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk", "шагым", "/kk/bas-tartu-zhane-shagym")]
    [InlineData("ru", "жалоба", "/ru/otkaz-i-zhaloba")]
    [InlineData("ru", "шағым", "/ru/otkaz-i-zhaloba")]
    public async Task Search_FromTheBand_FindsThePageInTheReadersLanguage(string language, string typed, string path)
    {
        var journey = new Journey("search", language);
        await using var visitor = await Visitor.ComeAsync(site, new Screen(Screen.Phone, Scripts: false), journey);
        await visitor.OpenAsync("track");
        await visitor.Page.Locator("header summary").ClickAsync();
        await visitor.Page.Locator("header a[href$='/search']").ClickAsync();
        await visitor.FillAsync("q", typed);
        await visitor.PressAsync("search.find");

        await Assertions.Expect(visitor.Page.Locator(".found a").First).ToBeVisibleAsync();
        Assert.Equal(1, await visitor.Page.Locator(".found h3").First.Locator("mark").CountAsync()); // a synonym is marked as what was typed
        await visitor.LookAsync("found");
        await visitor.Page.Locator(".found a").First.ClickAsync();
        Assert.Equal(path, visitor.Path);
        journey.AssertNothingFound();
    }

    [Fact]
    public async Task Addresses_NothingFound_SaysWhatToDo()
    {
        var journey = new Journey("addresses", "ru");
        await using var visitor = await Visitor.ComeAsync(site, new Screen(Screen.Phone), journey);
        await visitor.OpenAsync("addresses?q=Хогвартс");
        await visitor.AssertSaysAsync(visitor.T("offices.none"));
        await visitor.LookAsync("none");
        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Track_NothingTyped_AsksForNumberAndFourDigits(string language)
    {
        var journey = new Journey("track", language);
        await using var visitor = await Visitor.ComeAsync(site, new Screen(Screen.Phone), journey);
        await visitor.OpenAsync("track");
        await visitor.PressAsync("track.show");
        await visitor.AssertAsksAsync(("Number", "track.number-error.Missing"), ("LastFour", "track.last-four-error"));
        await visitor.LookAsync("empty");
        journey.AssertNothingFound();
    }

    private static async Task SwitchAsync(Visitor visitor, string language)
    {
        await visitor.Page.Locator($"header a[hreflang={language}]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }
}
