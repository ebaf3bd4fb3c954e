using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests;

/// <summary>The page of a one-time code on a phone: the wait counts down, the code is sent again, and too many tries say what to do.</summary>
public sealed class CodePageTests
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Code_ThatDoesNotCome_IsSentAgainAfterTheCountdown(string language)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("code", language);
        await using var visitor = await Visitor.ComeAsync(site, new Screen(Screen.Phone), journey);
        await visitor.Page.Clock.InstallAsync();
        await visitor.OpenAsync("sign-in");
        await visitor.LookAsync("sign-in");
        await visitor.FillAsync("Iin", Citizen.Asel.Iin);
        await visitor.FillAsync("Phone", Citizen.Asel.Phone);
        await visitor.PressAsync("accounts.send-code");
        await visitor.AssertHeadingAsync("accounts.code.title");
        var again = visitor.Page.GetByRole(AriaRole.Button, new() { Name = visitor.T("accounts.code.again"), Exact = true });
        await Assertions.Expect(again).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-part=clock]")).ToHaveTextAsync("1:00");
        await visitor.LookAsync("waits");

        site.Clock.Advance(TimeSpan.FromSeconds(61));
        await visitor.Page.Clock.FastForwardAsync(61_000);
        await Assertions.Expect(again).ToBeVisibleAsync();
        await visitor.LookAsync("may-be-sent-again");
        await again.ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(visitor.T("accounts.code.sent-again"));
        await visitor.LookAsync("sent-again");

        var wrong = (await site.NewestCodeAsync(Citizen.Asel.Phone)) == "000000" ? "000001" : "000000";
        for (var tries = 1; tries <= 5; tries++)
        {
            await visitor.FillAsync("Code", wrong);
            await visitor.PressAsync("accounts.sign-in");
            await visitor.AssertAsksAsync(("Code", tries < 5 ? $"accounts.code-error.Wrong|{5 - tries}" : "accounts.code-error.TriesUsedUp"));
        }

        await visitor.LookAsync("too-many-tries");
        journey.AssertNothingFound();
    }
}
