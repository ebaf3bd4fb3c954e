using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests;

/// <summary>The whole way can be gone without a mouse.</summary>
public sealed class KeyboardTests(Site site) : IClassFixture<Site>
{
    private const string Look = "element => { const style = getComputedStyle(element); return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor, style.borderColor].join() }";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task FirstTab_OnAnyPage_ShowsSkipLinkThatLeadsToTheContent(string language)
    {
        await using var visitor = await ComeAsync(language);
        await visitor.OpenAsync(string.Empty);

        await visitor.Page.Keyboard.PressAsync("Tab");
        var skip = visitor.Page.Locator(":focus");
        await Assertions.Expect(skip).ToHaveTextAsync(visitor.T("frame.skip-link"));
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("#main")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("sign-in", false)]
    [InlineData("addresses?q=алматы", false)]
    [InlineData("sign-in", true)]
    public async Task Tab_ThroughAPage_ShowsWhereTheFocusIsOnEveryStop(string path, bool dark)
    {
        await using var visitor = await ComeAsync("kk", dark ? ColorScheme.Dark : ColorScheme.Light);
        await visitor.OpenAsync(path);
        var unseen = new List<string>();
        var stops = 0;
        while (stops < 60)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var focused = await visitor.Page.EvaluateHandleAsync("document.activeElement");
            if (focused.AsElement() is not { } element || await element.EvaluateAsync<bool>("element => element === document.body"))
            {
                break;
            }

            stops++;
            var with = await element.EvaluateAsync<string>(Look);
            await element.EvaluateAsync("element => element.blur()");
            var without = await element.EvaluateAsync<string>(Look);
            await element.EvaluateAsync("element => element.focus({ focusVisible: true })");
            if (with == without)
            {
                unseen.Add(await element.EvaluateAsync<string>("element => element.outerHTML"));
            }
        }

        Assert.InRange(stops, 5, 60);
        Assert.Empty(unseen);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Mistake_AfterTheSkipLinkWasFollowed_HasTheFocusOnTheListOfMistakes(string language)
    {
        await using var visitor = await ComeAsync(language);
        await visitor.OpenAsync("sign-in");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("#main")).ToBeFocusedAsync();
        await TabToAsync(visitor, "Iin");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await visitor.Page.WaitForLoadStateAsync();
        await Assertions.Expect(visitor.Page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Application_ByKeyboardAlone_IsSent()
    {
        var asel = Citizen.Asel;
        await using var visitor = await ComeAsync("kk");
        var keyboard = visitor.Page.Keyboard;
        await visitor.OpenAsync("apply");

        await visitor.AssertHeadingAsync("apply.reason.title");
        await TabToAsync(visitor, "Reason");
        await keyboard.PressAsync("Space");
        await keyboard.PressAsync("Enter");
        await visitor.AssertHeadingAsync("apply.name.title");
        await TabToAsync(visitor, "Surname");
        await keyboard.TypeAsync(asel.Surname[1..]);
        await keyboard.PressAsync("Home");
        await keyboard.PressAsync("Tab"); // the Kazakh letters are one stop
        await keyboard.PressAsync("ArrowRight");
        await keyboard.PressAsync("Space");
        await Assertions.Expect(visitor.Field("Surname")).ToHaveValueAsync("Ғ" + asel.Surname[1..]);
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync(asel.GivenName);
        await keyboard.PressAsync("Enter");

        await visitor.AssertHeadingAsync("apply.document.title");
        await TabToAsync(visitor, "Level");
        await keyboard.PressAsync("Space");
        await TabToAsync(visitor, "Year");
        await keyboard.TypeAsync("2005");
        await keyboard.PressAsync("Enter");
        await visitor.AssertHeadingAsync("apply.school.title");
        await TabToAsync(visitor, "q");
        await keyboard.TypeAsync("гимназия алматы");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("[name=OfficeId]").First).ToBeVisibleAsync();
        await TabToAsync(visitor, "OfficeId");
        await keyboard.PressAsync("Space");
        await keyboard.PressAsync("Enter");
        await visitor.AssertHeadingAsync("apply.check.title");
        await TabToAsync(visitor, "Iin");
        await keyboard.TypeAsync("8805");
        await TabToAsync(visitor, "Phone");
        await keyboard.TypeAsync("8 701 123 45 67");
        await TabToAsync(visitor, "Consent");
        await keyboard.PressAsync("Space");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Field("Iin")).ToBeFocusedAsync();
        await keyboard.PressAsync("Control+a");
        await keyboard.TypeAsync(asel.Iin);
        await TabToAsync(visitor, "Consent"); // ticked before, and kept
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await visitor.AssertHeadingAsync("apply.sign.title");
        await TabToAsync(visitor, "Code");
        await keyboard.TypeAsync(await site.NewestCodeAsync(asel.Phone));
        await keyboard.PressAsync("Enter");
        await visitor.AssertHeadingAsync("my.submitted");
    }

    private static async Task TabToAsync(Visitor visitor, string field)
    {
        for (var stops = 0; stops < 60; stops++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<string?>("document.activeElement.name ?? null") == field)
            {
                return;
            }
        }

        Assert.Fail($"{field} cannot be reached by Tab.");
    }

    private Task<Visitor> ComeAsync(string language, ColorScheme colours = ColorScheme.Light) =>
        Visitor.ComeAsync(site, new Screen(Screen.Desk, Colours: colours), new Journey("keyboard", language));
}
