using System.Globalization;
using System.Text.RegularExpressions;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Service.Web.Culture;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Browsing;

/// <summary>
/// A person in front of a browser. Every page looked at is checked: its language, its accessibility (WCAG 2.2 AA), and that
/// nothing has to be scrolled sideways or touches the edge. What was found is kept until <see cref="AssertEveryPageWasFine"/>.
/// </summary>
internal sealed partial class Visitor : IAsyncDisposable
{
    private static readonly string? ScreenshotFolder = Environment.GetEnvironmentVariable("DUPLICATES_SCREENSHOTS");
    private readonly Site _site;
    private readonly IBrowserContext _context;
    private readonly Screen _screen;
    private readonly Journey _journey;
    private IPage? _mirror;

    private Visitor(Site site, IBrowserContext context, IPage page, Screen screen, Journey journey) =>
        (_site, _context, Page, _screen, _journey) = (site, context, page, screen, journey);

    public IPage Page { get; }

    public string Language { get; set; } = "kk";

    /// <summary>Path and query of the page.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery.Split("?shown=")[0].Split("&shown=")[0];

    public static async Task<Visitor> ComeAsync(Site site, Screen screen, Journey journey)
    {
        var context = await NewContextAsync(screen, journey.Language);
        return new(site, context, await context.NewPageAsync(), screen, journey) { Language = journey.Language };
    }

    /// <summary>A text of the service in the visitor's language.</summary>
    public string T(string key) => Site.Text(Language, key);

    /// <summary>Opens a page of the service in the visitor's language.</summary>
    public Task<IResponse?> OpenAsync(string path) => Page.GotoAsync($"{_site.Address}/{Language}{(path.Length == 0 ? string.Empty : "/" + path)}");

    /// <summary>Looks at the page and checks it.</summary>
    public async Task LookAsync(string step)
    {
        await SettleAsync();
        await TakePictureAsync(step);
        var page = _screen.Scripts ? Page : await MirrorAsync();
        var place = $"{_journey.Name}/{Language}/{_screen.Width}{(_screen.Scripts ? string.Empty : " without scripts")} \"{step}\" {Path}";
        var language = await page.EvaluateAsync<string>("document.documentElement.lang");
        if (language != Language)
        {
            _journey.Findings.Add($"{place}: lang is \"{language}\"");
        }

        var overflow = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
        {
            _journey.Findings.Add($"{place}: {overflow} px wider than the window");
        }

        if (await page.EvaluateAsync<bool>("(() => { const box = document.querySelector('#main')?.getBoundingClientRect(); return box != null && (box.left < 15 || box.right > innerWidth - 15) })()"))
        {
            _journey.Findings.Add($"{place}: the content touches the edge of the window");
        }

        if (await page.EvaluateAsync<bool>("/[^.][.][.]([^.]|$)/.test(document.body.innerText)"))
        {
            _journey.Findings.Add($"{place}: a sentence ends with two full stops");
        }

        if (await page.Locator("h1").CountAsync() != 1)
        {
            _journey.Findings.Add($"{place}: there is not exactly one h1");
        }

        _journey.Findings.AddRange((await Accessibility.FindViolationsAsync(page, _screen)).Select(violation => $"{place}: {violation}"));
    }

    /// <summary>Fills a field found by its name.</summary>
    public Task FillAsync(string field, string value) => Field(field).FillAsync(value);

    /// <summary>Chooses a radio button or checks a box.</summary>
    public Task ChooseAsync(string field, string value) => Page.Locator($"main [name='{field}'][value='{value}']").CheckAsync();

    /// <summary>Presses the button with this text.</summary>
    public Task PressAsync(string key) => Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = T(key), Exact = true }).ClickAsync();

    /// <summary>Follows the link with this text, or one that begins with it.</summary>
    public Task FollowAsync(string key, bool startsWith = false) =>
        Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = T(key), Exact = !startsWith }).First.ClickAsync();

    /// <summary>The one control with this name.</summary>
    public ILocator Field(string field) => Page.Locator($"main [name='{field}']:not([type=hidden])");

    /// <summary>The page says this.</summary>
    public async Task AssertSaysAsync(string text) =>
        Assert.Contains(Squeeze(text), Squeeze(await Page.Locator("main").InnerTextAsync()), StringComparison.CurrentCultureIgnoreCase);

    /// <summary>The heading of the page is this.</summary>
    public Task AssertHeadingAsync(string key) => Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(T(key));

    /// <summary>
    /// The page came back with a message: it is listed on top with a link to the field, and stands beside the field. With
    /// scripts on, the list has the focus.
    /// </summary>
    public async Task AssertAsksAsync(params (string Field, string Key)[] messages)
    {
        var summary = Page.Locator(".govuk-error-summary");
        await Assertions.Expect(summary).ToHaveCountAsync(1);
        Assert.Equal(1, await summary.Locator("[role=alert]").CountAsync());
        foreach (var (field, key) in messages)
        {
            var link = summary.Locator($"a[href='#{field}']");
            Assert.Equal(Message(key), Squeeze(await link.InnerTextAsync()));
            Assert.Contains(Message(key), Squeeze(await Page.Locator($"#{field}-error").InnerTextAsync()), StringComparison.Ordinal);
            Assert.Equal(1, await Page.Locator($"#{field}").CountAsync());
            Assert.Equal(1, await Page.Locator($"[aria-describedby~='{field}-error']:not([hidden])").CountAsync());
        }

        Assert.Equal(messages.Length, await summary.Locator("li").CountAsync());
        Assert.Equal(T("frame.title-with-errors").Split("{0}")[0], (await Page.TitleAsync())[..T("frame.title-with-errors").IndexOf("{0}", StringComparison.Ordinal)]);
        if (_screen.Scripts)
        {
            await Assertions.Expect(summary).ToBeFocusedAsync();
        }

        await summary.Locator("a").First.ClickAsync();
        await Assertions.Expect(Page.Locator($"#{messages[0].Field}")).ToBeFocusedAsync();
    }

    /// <summary>Signs in as a citizen with the code that was sent to the phone.</summary>
    public async Task SignInAsync(Citizen citizen)
    {
        await OpenAsync("sign-in");
        await FillAsync("Iin", citizen.Iin);
        await FillAsync("Phone", citizen.Phone);
        await PressAsync("accounts.send-code");
        await FillAsync("Code", await _site.NewestCodeAsync(citizen.Phone));
        await PressAsync("accounts.sign-in");
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/my$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Signs in as a member of staff, whose work begins at a folder of the service.</summary>
    public async Task SignInAsStaffAsync(string email, string work = "staff")
    {
        await OpenAsync("sign-in/staff");
        await FillAsync("Email", email);
        await FillAsync("Password", Duplicates.Web.StaffAccounts.StaffAccountsStep.DemoPassword);
        await PressAsync("accounts.sign-in");
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex($"/{work}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Fetches a file with the visitor's session.</summary>
    public async Task<byte[]> DownloadAsync(string path)
    {
        var response = await _context.APIRequest.GetAsync($"{_site.Address}/{Language}/{path}");
        Assert.Equal(200, response.Status);
        return await response.BodyAsync();
    }

    /// <summary>Fetches the file that the only link of a kind leads to.</summary>
    public async Task<byte[]> DownloadFromAsync(string link)
    {
        var path = await Page.Locator($"main {link}").First.GetAttributeAsync("href");
        return await DownloadAsync(path![$"/{Language}/".Length..]);
    }

    /// <summary>
    /// The reader has forbidden the site to reach the local network. The service under test is on this machine itself, which the
    /// browser never asks about, so the broken connection is made here; what the page learns of the permission is the browser's own.
    /// </summary>
    public async Task ForbidLocalNetworkAsync()
    {
        var session = await _context.NewCDPSessionAsync(Page);
        var target = await session.SendAsync("Target.getTargetInfo");
        foreach (var name in (string[])["local-network-access", "loopback-network"])
        {
            await session.SendAsync("Browser.setPermission", new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["permission"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["name"] = name },
                ["setting"] = "denied",
                ["origin"] = _site.Address,
                ["browserContextId"] = target!.Value.GetProperty("targetInfo").GetProperty("browserContextId").GetString()!,
            });
        }

        await Page.RouteWebSocketAsync("**", socket => _ = socket.CloseAsync());
    }

    /// <summary>Goes to another size of window.</summary>
    public Task ResizeAsync(int width, int height) => Page.SetViewportSizeAsync(width, height);

    /// <summary>Looks at the page again in a view for low vision, as its name stands in addresses.</summary>
    public async Task SetViewAsync(string view)
    {
        await _context.AddCookiesAsync([new Cookie { Name = ReadingPreferences.ViewCookie, Value = view, Url = _site.Address }]);
        await Page.ReloadAsync();
    }

    public void AssertEveryPageWasFine() => _journey.AssertNothingFound();

    public async ValueTask DisposeAsync()
    {
        if (_mirror is not null)
        {
            await _mirror.Context.DisposeAsync();
        }

        await _context.DisposeAsync();
    }

    private static async Task<IBrowserContext> NewContextAsync(Screen screen, string language)
    {
        var browser = await Chromium.Browser;
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            JavaScriptEnabled = screen.Scripts,
            ColorScheme = screen.Colours,
            Locale = language == "ru" ? "ru-RU" : "kk-KZ",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return context;
    }

    /// <summary>
    /// The page as it stands, in a browser in which the checks can run their own script and the page cannot run its: a browser
    /// without scripts would not let the checks finish.
    /// </summary>
    private async Task<IPage> MirrorAsync()
    {
        var html = await Page.ContentAsync();
        if (_mirror is null)
        {
            var context = await NewContextAsync(_screen with { Scripts = true }, Language);
            await context.RouteAsync("**/*.js", route => route.AbortAsync());
            _mirror = await context.NewPageAsync();
        }

        await _mirror.UnrouteAllAsync();
        await _mirror.RouteAsync(Page.Url, route => route.FulfillAsync(new() { Body = html, ContentType = "text/html; charset=utf-8" }));
        await _mirror.GotoAsync(Page.Url);
        return _mirror;
    }

    private static string Squeeze(string text) => WhiteSpace().Replace(text, " ").Trim();

    /// <summary>The text of a key; what is filled in stands behind a bar: <c>accounts.code-error.Wrong|4</c>.</summary>
    private string Message(string key) => key.Split('|') is [var name, .. var values] ? Squeeze(string.Format(System.Globalization.CultureInfo.InvariantCulture, T(name), [.. values])) : key;

    /// <summary>Waits until the page is there to its last line.</summary>
    private async Task SettleAsync()
    {
        for (var tries = 0; tries < 200 && await Page.EvaluateAsync<string>("document.readyState") != "complete"; tries++)
        {
            await Task.Delay(25);
        }
    }

    private async Task TakePictureAsync(string step)
    {
        if (ScreenshotFolder is null)
        {
            return;
        }

        Directory.CreateDirectory(ScreenshotFolder);
        var name = string.Create(CultureInfo.InvariantCulture, $"{_journey.Name}-{Language}-{_screen.Width}-{_journey.NextStep():00}-{step}.png");
        await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(ScreenshotFolder, name), FullPage = true });
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
