using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>
/// A visit to an office of the Corporation: booked, moved and given up on a phone without scripts; a ticket at the kiosk, the call on two boards,
/// somebody who does not come and comes back, and the desk that serves.
/// </summary>
public sealed class VisitTests
{
    private const string Office = "4m5q3ef4xesva1gyjze92w8pb9";
    private const string Operator = "operator.astana@example.org";
    private const string Head = "head.corporation.astana@example.org";

    /// <summary>A screen with a voice for each language, which notes what it says.</summary>
    private const string Voices =
        """
        window.said = []
        window.SpeechSynthesisUtterance = class { constructor (text) { this.text = text } }
        Object.defineProperty(window, 'speechSynthesis', { value: {
          getVoices: () => [{ lang: 'en-US' }, { lang: 'kk-KZ' }, { lang: 'ru-RU' }],
          speak: words => said.push(`${words.lang} ${words.text}`)
        } })
        """;

    private static readonly float Patience = (float)TimeSpan.FromSeconds(30).TotalMilliseconds;

    [Theory]
    [InlineData("kk", Screen.Phone)]
    [InlineData("ru", Screen.Desk)]
    public async Task Visit_BookedMovedAndGivenUp_NeedsNoScriptsAndFits(string language, int width)
    {
        await using var site = await Site.StartWithOwnClockAsync();
        var journey = new Journey("booking", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(width, Scripts: false), journey);
        await citizen.OpenAsync("booking");
        await citizen.LookAsync("offices");
        await citizen.FollowAsync("booking.figures");
        await citizen.LookAsync("figures-none");
        await citizen.OpenAsync("booking");
        await citizen.Page.Locator($"main a[href$='{Office}']").ClickAsync();
        await citizen.LookAsync("services");
        await citizen.FollowAsync("booking.service.Paper");
        await citizen.LookAsync("times");
        await citizen.PressAsync("booking.continue");
        await citizen.AssertAsksAsync(("Start", "booking.time-error"));
        await citizen.LookAsync("times-empty");
        await citizen.Page.Locator("main [name=Start]").Last.CheckAsync();
        await citizen.PressAsync("booking.continue");
        await citizen.LookAsync("phone");
        await citizen.PressAsync("booking.book");
        await citizen.AssertAsksAsync(("Phone", "accounts.phone-error.Missing"));
        await citizen.FillAsync("Phone", "+7 701 123 45 67");
        await citizen.PressAsync("booking.book");
        await citizen.AssertHeadingAsync("booking.booked");
        await citizen.LookAsync("booked");
        await citizen.PressAsync("booking.move");
        await citizen.LookAsync("move");
        await citizen.Page.Locator("main [name=Start]").First.CheckAsync();
        await citizen.PressAsync("booking.move.button");
        await citizen.AssertHeadingAsync("booking.visit.ahead");
        await citizen.FitAsync(journey);
        await citizen.FollowAsync("booking.cancel");
        await citizen.LookAsync("cancel");
        await citizen.PressAsync("booking.cancel");
        await citizen.AssertHeadingAsync("booking.visit.cancelled");
        await citizen.LookAsync("cancelled");
        journey.AssertNothingFound();
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Call_OfATicket_IsSeenOnTwoBoardsAndMissedAndTakenUpAgain(string language)
    {
        await using var site = await Site.StartWithOwnClockAsync();
        var journey = new Journey("queue", language);
        await using var head = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await head.SignInAsStaffAsync(Head, "counter");
        await head.OpenAsync("queue/now");
        await head.LookAsync("now");
        var kioskPath = new Uri((await head.Page.Locator("main a[href*='/queue/kiosk/']").GetAttributeAsync("href"))!).AbsolutePath["/kk/".Length..];
        await head.OpenAsync("queue/reception");
        await head.LookAsync("reception");
        await head.OpenAsync("oversight/counters");
        await head.LookAsync("counter-figures");
        await head.OpenAsync("queue/poster");
        await head.LookAsync("poster");
        Assert.Equal(1, await head.Page.Locator(".poster__code svg").CountAsync());

        await using var kiosk = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await kiosk.OpenAsync(kioskPath);
        await kiosk.LookAsync("kiosk");
        await kiosk.PressAsync("booking.service.Question");
        await kiosk.LookAsync("kiosk-ticket");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var phone = await Visitor.ComeAsync(site, new Screen(Screen.Phone), journey);
        await phone.OpenAsync($"queue/door/{Office}");
        await phone.LookAsync("door");
        await phone.PressAsync("booking.service.Collection");
        await phone.LookAsync("ticket");

        await using var first = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await using var second = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await first.Page.AddInitScriptAsync(Voices);
        await first.OpenAsync($"queue/board/{Office}");
        await second.OpenAsync($"queue/board/{Office}");
        await using var desk = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await desk.SignInAsStaffAsync(Operator, "counter");
        await desk.OpenAsync("queue/desk");
        await desk.LookAsync("desk-closed");
        await desk.FillAsync("Desk", "3");
        await desk.PressAsync("queue.desk.open-button");
        await desk.PressAsync("queue.call-next");
        foreach (var board in (Visitor[])[first, second])
        {
            await Assertions.Expect(board.Page.Locator(".board__row--now .board__ticket")).ToHaveTextAsync("С\u00A0001", new() { Timeout = Patience });
        }

        Assert.Equal(
            ["kk-KZ С 1 талоны, 3-терезе.", "ru-RU Талон С 1, окно 3."],
            await first.Page.EvaluateAsync<string[]>("said"));
        await first.LookAsync("board");
        await desk.LookAsync("desk-called");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            site.Clock.Advance(TimeSpan.FromSeconds(31));
            await desk.PressAsync("queue.again");
        }

        await desk.PressAsync("queue.missed");
        await Assertions.Expect(first.Page.Locator(".board__row--now")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await desk.LookAsync("desk-missed");
        await desk.Page.Locator("form[action*='handler=Revive'] button").ClickAsync();
        await desk.PressAsync("queue.call-next");
        await desk.PressAsync("queue.start");
        await desk.LookAsync("desk-serving");
        await desk.Page.Locator("main [name=MoveTo]").SelectOptionAsync("Paper");
        await desk.PressAsync("queue.move");
        await desk.PressAsync("queue.call-next");
        await desk.AssertSaysAsync(desk.T("booking.service.Paper"));
        await desk.PressAsync("queue.start");
        await desk.PressAsync("queue.park");
        await desk.LookAsync("desk-parked");
        await desk.PressAsync("queue.call-next");
        await phone.Page.ReloadAsync();
        await phone.LookAsync("ticket-called");
        journey.AssertNothingFound();
    }
}
