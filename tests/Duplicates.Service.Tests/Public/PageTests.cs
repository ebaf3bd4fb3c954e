using System.Net;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Public;

/// <summary>Every public page speaks both languages; that no page anywhere shows a key in place of a text is checked by every visitor.</summary>
public sealed class PageTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private static readonly string[] Own = ["", "/addresses", "/addresses?q=28", "/calendar", "/calendar/2027", "/track", "/verify", "/search", "/sign-in", "/sign-in/staff"];

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task EveryPublicPage_InEachLanguage_OpensInThatLanguage(string language)
    {
        using var visitor = host.NewVisitor();
        var pages = PublicPages(language);
        Assert.True(pages.Count > 12, "The info pages are missing.");
        foreach (var path in pages)
        {
            await visitor.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, path), (visitor.Status, visitor.Address));
            Assert.Equal(language, visitor.Page.DocumentElement.GetAttribute("lang"));
            Assert.Single(visitor.Page.QuerySelectorAll("h1"));
            if (!visitor.Has("meta[name=robots][content=noindex]"))
            {
                Assert.Equal("kk ru x-default", string.Join(' ', visitor.Page.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => link.GetAttribute("hreflang"))));
            }
        }
    }

    [Theory]
    [InlineData("kk", "/kk/requirements", "/kk/qalai-otedi", "/kk/qolzhetimdilik")]
    [InlineData("ru", "/ru/requirements", "/ru/kak-eto-proishodit", "/ru/dostupnost")]
    public async Task StartPage_LinksToInfoPages_InTheOrderInWhichPeopleNeedThem(string language, string first, string second, string last)
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync($"/{language}");
        var info = host.Services.GetRequiredService<IInfoPages>().All(language).Select(page => "/" + page.Path).ToHashSet(StringComparer.Ordinal);
        var links = visitor.Page.QuerySelectorAll("main ul a").Select(link => link.GetAttribute("href")!).Where(info.Contains).ToList();
        Assert.Equal(info.Count, links.Count);
        Assert.Equal((first, second, last), (links[0], links[1], links[^1]));
    }

    [Fact]
    public async Task Schedule_WithoutWords_LeadsByRegionsAndWithWordsToTheOffices()
    {
        using var visitor = host.NewVisitor();
        await visitor.GetAsync("/kk/schedule");
        Assert.True(visitor.Has("main .regions a[href='/kk/addresses?region=75']"));
        Assert.False(visitor.Has("main .now"));
        await visitor.GetAsync($"/kk/schedule?q={Uri.EscapeDataString("гимназия алматы 5")}");
        Assert.StartsWith("/kk/addresses/", visitor.Find("main .now a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task InfoPages_OneAfterAnother_LeadToTheNextAndToTheApplication(string language)
    {
        using var visitor = host.NewVisitor();
        var pages = host.Services.GetRequiredService<IInfoPages>().All(language);
        foreach (var (page, place) in pages.Select((page, place) => (page, place)))
        {
            await visitor.GetAsync($"/{page.Path}?x=1");
            if (!visitor.Has(".contents"))
            {
                Assert.Equal($"{language}/schedule", page.Path);
                continue;
            }

            Assert.Equal(pages.Count, visitor.Page.QuerySelectorAll(".contents li").Length);
            Assert.Equal(page.Title, visitor.Text(".contents [aria-current=page]"));
            Assert.Equal(place == 0 ? null : $"/{pages[place - 1].Path}", visitor.Page.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
            Assert.Equal(place == pages.Count - 1 ? null : $"/{pages[place + 1].Path}", visitor.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"));
            Assert.True(visitor.Has($"main a[href='/{language}/apply']"), page.Path);
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task InfoPages_WithoutWhatChecksSignatures_SayThatOneSignsByCode(string language)
    {
        using var visitor = host.NewVisitor();
        var saying = 0;
        foreach (var path in PublicPages(language))
        {
            await visitor.GetAsync(path);
            Assert.DoesNotContain("{signing}", visitor.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(Said.In(language, "signing.info.offered"), visitor.Main, StringComparison.Ordinal);
            saying += visitor.Main.Contains(Said.In(language, "signing.info.by-code-only"), StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal(2, saying);
    }

    [Theory]
    [InlineData("kk", "ru")]
    [InlineData("ru", "kk")]
    public async Task LanguageSwitch_OnEveryPublicPage_StaysOnThePage(string language, string other)
    {
        using var visitor = host.NewVisitor();
        var infoPages = host.Services.GetRequiredService<IInfoPages>();
        foreach (var path in PublicPages(language))
        {
            await visitor.GetAsync(path);
            var alternate = visitor.Page.QuerySelector($"link[rel=alternate][hreflang={other}]")?.GetAttribute("href");
            await visitor.GetAsync(visitor.Find($"a[hreflang={other}]").GetAttribute("href")!);
            var expected = infoPages.Find(path.TrimStart('/')) is { } info
                ? "/" + infoPages.InLanguage(info.SetId, other)!.Path
                : $"/{other}{path[3..]}";
            Assert.Equal((HttpStatusCode.OK, expected), (visitor.Status, visitor.Address));
            Assert.Equal(other, visitor.Page.DocumentElement.GetAttribute("lang"));
            Assert.True(alternate is null || alternate == $"http://localhost{expected.Split('?')[0]}", $"{path} names {alternate} as its other language");
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task LanguageSwitch_InMidForm_StaysAtTheQuestion(string language)
    {
        var other = language == "kk" ? "ru" : "kk";
        using var visitor = host.NewVisitor();
        var draft = await visitor.GoToAsync("document", host.NewPerson(), language);
        await visitor.GetAsync(visitor.Find($"a[hreflang={other}]").GetAttribute("href")!);
        Assert.Equal($"/{other}/apply/{draft}/document", visitor.Address);
        Assert.Contains(Said.In(other, "apply.year.title"), visitor.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/apply")]
    [InlineData("/no-such-page")]
    public async Task UnknownAddress_IsNotFoundInTheLanguageOfTheReader(string path)
    {
        foreach (var language in Said.Languages)
        {
            using var visitor = host.NewVisitor();
            await visitor.GetAsync($"/{language}?set-language=1");
            await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
            Assert.Equal((language, Said.In(language, "errors.404.title")), (visitor.Page.DocumentElement.GetAttribute("lang"), visitor.Heading));
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task EveryLink_OfEveryPublicPage_LeadsSomewhere(string language)
    {
        using var visitor = host.NewVisitor();
        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in PublicPages(language))
        {
            await visitor.GetAsync(path);
            links.UnionWith(visitor.Page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]));
        }

        foreach (var link in links)
        {
            await visitor.GetAsync(link);
            Assert.True(visitor.Status is HttpStatusCode.OK, $"{link} answers {(int)visitor.Status}");
        }
    }

    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("HEAD")]
    public async Task EveryPublicPage_AskedInAnUnusualWay_DoesNotFail(string method)
    {
        using var visitor = host.NewVisitor();
        foreach (var path in PublicPages("kk"))
        {
            using var response = await visitor.SendAsync(new HttpMethod(method), path);
            Assert.Equal((path, method == "TRACE" ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.OK), (path, response.StatusCode));
        }
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("POST")]
    public async Task EveryPageOfStaff_AskedInAWayItDoesNotKnow_DoesNotFail(string method)
    {
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        var token = clerk.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        foreach (var path in (string[])["/kk/staff", $"/kk/staff/cases/{number}", $"/kk/staff/cases/{number}/documents/receipt"])
        {
            if (method == "POST")
            {
                await clerk.PostAsync(path, [KeyValuePair.Create("__RequestVerificationToken", token)]);
                Assert.Equal((path, HttpStatusCode.MethodNotAllowed), (path, clerk.Status));
            }
            else
            {
                using var response = await clerk.SendAsync(new HttpMethod(method), path);
                Assert.Equal((path, HttpStatusCode.MethodNotAllowed), (path, response.StatusCode));
            }
        }
    }

    private List<string> PublicPages(string language)
    {
        _ = host.Server;
        return [.. Own.Select(path => $"/{language}{path}"), .. host.Services.GetRequiredService<IInfoPages>().All(language).Select(page => "/" + page.Path)];
    }
}
