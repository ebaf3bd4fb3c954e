using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests;

/// <summary>A citizen who reads for long is warned before the session ends, and can stay (WCAG 2.2.1).</summary>
public sealed class SessionWarningTests
{
    [Theory]
    [InlineData("kk", Screen.Phone)]
    [InlineData("ru", Screen.Desk)]
    public async Task Session_AboutToEnd_WarnsIsExtendedAndEndsWhenNobodyAnswers(string language, int width)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("session", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width), journey);
        await citizen.Page.Clock.InstallAsync();
        await citizen.SignInAsync(Citizen.Asel);
        var dialog = citizen.Page.Locator("dialog.session-warning");
        await WaitAsync(site, citizen, minutes: 24);
        await Assertions.Expect(dialog).ToBeHiddenAsync();

        await WaitAsync(site, citizen, minutes: 2);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Assertions.Expect(dialog).ToContainTextAsync(citizen.T("accounts.session.title"));
        var extend = dialog.GetByRole(AriaRole.Button, new() { Name = citizen.T("accounts.session.extend"), Exact = true });
        await Assertions.Expect(extend).ToBeFocusedAsync();
        await citizen.LookAsync("warned");
        await citizen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToBeHiddenAsync();

        // by now the session would be over if it had not been extended
        await WaitAsync(site, citizen, minutes: 20);
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await citizen.OpenAsync("my");
        await citizen.AssertHeadingAsync("my.title");

        await WaitAsync(site, citizen, minutes: 31);
        await Assertions.Expect(dialog).ToContainTextAsync(citizen.T("accounts.session.over"));
        await citizen.LookAsync("over");
        await dialog.GetByRole(AriaRole.Button, new() { Name = citizen.T("accounts.sign-in"), Exact = true }).ClickAsync();
        await citizen.AssertHeadingAsync("accounts.sign-in.title");
        await citizen.OpenAsync("my");
        await citizen.AssertHeadingAsync("accounts.sign-in.title");
        journey.AssertNothingFound();
    }

    /// <summary>Time goes by for the service and in the browser.</summary>
    private static async Task WaitAsync(Site site, Visitor citizen, int minutes)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await citizen.Page.Clock.FastForwardAsync(minutes * 60_000L);
    }
}
