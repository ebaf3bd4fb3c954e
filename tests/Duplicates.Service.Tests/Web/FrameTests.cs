using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Duplicates.Service.Web.Assets;

namespace Duplicates.Service.Tests.Web;

public sealed class FrameTests(FrameSite site) : IClassFixture<FrameSite>
{
    [Theory]
    [InlineData(null, null, "/kk")]
    [InlineData("ru-RU,ru;q=0.9,en;q=0.8", null, "/ru")]
    [InlineData("en-GB, ru;q=0.3, kk;q=0.7", null, "/kk")]
    [InlineData("ru", "language=kk", "/kk")]
    [InlineData("en", "language=zz", "/kk")]
    public async Task Root_ByPreference_LeadsToTheLanguage(string? accepted, string? cookie, string expected)
    {
        using var response = await site.GetAsync("/", ("Accept-Language", accepted ?? string.Empty), ("Cookie", cookie ?? string.Empty));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Switch_OnAPage_RemembersTheLanguageAndCleansTheAddress()
    {
        using var response = await site.GetAsync("/ru/addresses?q=a%26b&set-language=1");
        Assert.Equal("/ru/addresses?q=a%26b", response.Headers.Location!.ToString());
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("language=ru; max-age=31536000; path=/; samesite=lax", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switch_WithTwoSlashes_StaysOnTheSite()
    {
        using var response = await site.GetAsync("http://localhost//kk//elsewhere.example?set-language=1");
        Assert.DoesNotContain("Location: //", response.Headers.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/kz/apply")]
    [InlineData("/kk/no/such-page")]
    [InlineData("/errors/500")]
    public async Task Page_Unknown_IsNotFound(string path)
    {
        using var response = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Мұндай бет жоқ", (await ReadAsync(response)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Page_OfAVisitor_HasTheWholeFrameAndNoCookie()
    {
        using var response = await site.GetAsync("/ru/no/such-page?x=1");
        var page = await ReadAsync(response);
        Assert.Equal("ru", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Такой страницы нет – Дубликат аттестата", page.Title);
        Assert.Equal("/kk/no/such-page?x=1&set-language=1", page.QuerySelector("a[hreflang=kk]")!.GetAttribute("href"));
        Assert.Equal("/ru/sign-in", page.QuerySelector("a[href$=sign-in]")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("form"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal("ru", Assert.Single(response.Content.Headers.ContentLanguage));
    }

    [Theory]
    [InlineData("Applicant", "/kk/my")]
    [InlineData("SchoolHead", "/kk/staff")]
    public async Task Page_OfASignedInPerson_NamesThePersonAndIsNotStored(string role, string place)
    {
        using var response = await site.GetAsync("/kk/no/such-page", ("X-Role", role));
        var page = await ReadAsync(response);
        Assert.NotNull(page.QuerySelector($"a[href='{place}']"));
        Assert.Contains("Айгүл Серікқызы", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form[method=post][action='/kk/sign-out'] input[name=__RequestVerificationToken]"));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("150-contrast", "html.large.contrast:not(.on-black)")]
    [InlineData("100-black", "html.contrast.on-black:not(.large)")]
    public async Task Page_InAViewForLowVision_OffersTheOtherViewsAndMarksThis(string view, string root)
    {
        using var response = await site.GetAsync("/kk/no/such-page", ("Cookie", $"view={view}"));
        var page = await ReadAsync(response);
        Assert.NotNull(page.QuerySelector(root));
        Assert.Equal(2, page.QuerySelectorAll(".view-bar__choice--current").Length);
        Assert.Equal(5, page.QuerySelectorAll("a.view-bar__choice").Length);
    }

    [Theory]
    [InlineData(400, "Сұрауды орындай алмадық")]
    [InlineData(403, "Бұл бетті ашуға рұқсатыңыз жоқ")]
    [InlineData(429, "Сәл күте тұрыңыз")]
    public async Task Page_WithBareStatus_ExplainsItself(int code, string heading)
    {
        using var response = await site.GetAsync($"/kk/status/{code}");
        Assert.Equal(code, (int)response.StatusCode);
        Assert.Equal(heading, (await ReadAsync(response)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Page_ThatFails_TellsNothingOfTheInside()
    {
        using var response = await site.GetAsync("/kk/failure");
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("Бізде ақау шықты", body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Api_ThatFails_AnswersWithoutAPage()
    {
        using var response = await site.GetAsync("/api/v1/failure");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Answer_Any_CarriesTheSecurityHeaders()
    {
        using var response = await site.GetAsync("/kk/no/such-page");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        var body = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<style", body, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.css", "br", "text/css")]
    [InlineData("app.js", "gzip", "text/javascript")]
    [InlineData("golos-cyrillic-ext-400.woff2", null, "font/woff2")]
    [InlineData("favicon.svg", "br", "image/svg+xml")]
    public async Task Asset_ByHashedName_IsServedCompressedForGood(string name, string? encoding, string type)
    {
        using var response = await site.GetAsync("/assets/" + new AssetManifest()[name], ("Accept-Encoding", encoding ?? "br"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Assets_OfAPage_StayWithinTheBudget()
    {
        var assets = new AssetManifest();
        Assert.InRange(assets.Find(assets["app.css"])!.Brotli!.Value.Length, 1, 25_000);
        Assert.InRange(assets.Find(assets["app.js"])!.Brotli!.Value.Length, 1, 60_000);
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync());
}
