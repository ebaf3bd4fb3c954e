using System.Globalization;
using System.Text.Json.Nodes;
using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>Editors of the ministry keep the offices and the calendar true, and people see it.</summary>
public sealed class EditorOfficesTests(Site site) : IClassFixture<Site>
{
    private const string Editor = "editor@example.org";
    private const string AlmatySchool = "4j10970cb4rr7bzb5pwt7tqq0h";

    [Theory]
    [InlineData("kk", Screen.Phone, "12:45")]
    [InlineData("ru", Screen.Desk, "12:50")]
    public async Task Lunch_TakenOverFromKazakh_IsFollowedByTheDirectoryAndWhatIsOpenNow(string language, int width, string until)
    {
        site.Clock.SetAlmaty("2026-11-25 12:15");
        var journey = new Journey("office-hours", language);
        await using var editor = await Visitor.ComeAsync(site, new Screen(width, Scripts: false), journey);
        await editor.SignInAsStaffAsync(Editor, "editor");
        await editor.FollowAsync("office-editor.list");
        await editor.FillAsync("q", "010140000004");
        await editor.PressAsync("apply.school.find");
        await editor.LookAsync("offices");
        await editor.OpenAsync($"editor/items/{AlmatySchool}/edit");
        await editor.FillAsync("kk.OfficePart.WorkingHours.Wednesday.LunchFrom", "12:00");
        await editor.FillAsync("kk.OfficePart.WorkingHours.Wednesday.LunchTo", until);
        await editor.FillAsync("kk.OfficePart.Exceptions.0.Date", "31.12.2026");
        await editor.FillAsync("kk.OfficePart.Exceptions.0.ReasonKk", "Мереке алдындағы күн");
        await editor.FillAsync("kk.OfficePart.Exceptions.0.ReasonRu", "Предпраздничный день");
        await editor.FillAsync("kk.OfficePart.Exceptions.0.Opens", "19:00");
        await editor.FillAsync("kk.OfficePart.Exceptions.0.Closes", "13:00");
        await editor.PressAsync("editor.save");
        await editor.AssertAsksAsync(("kk_OfficePart_Exceptions_0_Date", "editor.problem.exception"));
        await editor.LookAsync("exception-wrong");
        await editor.FillAsync("kk.OfficePart.Exceptions.0.Opens", "09:00");
        await editor.PressAsync("editor.save");
        await editor.PressAsync("editor.publish");
        await editor.LookAsync("publish-refused");

        await editor.OpenAsync($"editor/items/{AlmatySchool}/edit");
        await editor.PressAsync("editor.facts.kk");
        await editor.LookAsync("facts-taken");
        await editor.PressAsync("editor.save");
        await editor.PressAsync("editor.publish");
        await editor.AssertSaysAsync(editor.T("editor.done.published"));
        await editor.OpenAsync("addresses?q=010140000004");
        await editor.AssertSaysAsync(string.Format(CultureInfo.InvariantCulture, editor.T("offices.lunch-until"), until));
        await editor.Page.Locator(".office h3 a").ClickAsync();
        await editor.AssertSaysAsync(string.Format(CultureInfo.InvariantCulture, editor.T("offices.lunch-until"), until));
        await editor.AssertSaysAsync(language == "kk" ? "Мереке алдындағы күн" : "Предпраздничный день");
        Assert.Contains(("12:00", until), await WednesdayAsDataAsync(editor.Page));
        await editor.LookAsync("office-page");
        editor.AssertEveryPageWasFine();
    }

    [Fact]
    public async Task Calendar_NewHoliday_MovesTheCasesThatWereNamed()
    {
        var journey = new Journey("calendar", "kk");
        await using var citizen = await Visitor.ComeAsync(site, new Screen(Screen.Phone, Scripts: false), journey);
        var number = await citizen.ApplyWithoutMistakesAsync(site, Citizen.Asel);
        await MoveAsync(journey, Screen.Desk, "01.12.2026", citizen, number);
        await MoveAsync(journey with { Language = "ru" }, Screen.Phone, "02.12.2026", citizen, number);
    }

    /// <summary>The breaks of Wednesday as search engines read them: when the office closes and when it opens again.</summary>
    private static async Task<IEnumerable<(string Closes, string Opens)>> WednesdayAsDataAsync(IPage page)
    {
        var data = JsonNode.Parse(await page.Locator("script[type='application/ld+json']").TextContentAsync() ?? string.Empty)!;
        var spans = data["openingHoursSpecification"]!.AsArray()
            .Where(span => span!["dayOfWeek"]!.AsArray().Any(day => (string)day! == "https://schema.org/Wednesday"))
            .Select(span => (Opens: (string)span!["opens"]!, Closes: (string)span["closes"]!)).ToList();
        return spans.Zip(spans.Skip(1), (morning, afternoon) => (morning.Closes, afternoon.Opens));
    }

    private async Task MoveAsync(Journey journey, int width, string day, Visitor citizen, string number)
    {
        await using var editor = await Visitor.ComeAsync(site, new Screen(width), journey);
        await editor.SignInAsStaffAsync(Editor, "editor");
        await editor.OpenAsync("editor/calendar/2025");
        await editor.AssertSaysAsync(editor.T("calendar-editor.locked"));
        await editor.LookAsync("locked");
        await editor.OpenAsync("editor/calendar/2026");
        await editor.PressAsync("calendar-editor.save");
        await editor.AssertAsksAsync(("Day_Date", "calendar-editor.date-error"), ("Day_Kind", "calendar-editor.kind-error"), ("Day_NameKk", "calendar-editor.name-error"), ("Day_NameRu", "calendar-editor.name-error"));
        await editor.LookAsync("year-empty");
        await editor.FillAsync("Day.Date", day);
        await editor.ChooseAsync("Day.Kind", "Holiday");
        await editor.FillAsync("Day.NameKk", "Сынақ мерекесі");
        await editor.FillAsync("Day.NameRu", "Пробный праздник");
        await editor.PressAsync("calendar-editor.save");
        await editor.LookAsync("year-draft");
        await editor.FollowAsync("calendar-editor.look-ahead");
        await editor.Page.Locator(".moved summary").First.ClickAsync();
        await Assertions.Expect(editor.Page.Locator(".moved")).ToContainTextAsync($"{number[..3]}-{number[3..6]}-{number[6..]}");
        await editor.LookAsync("look-ahead");
        var due = await editor.Page.Locator(".moved tbody tr").First.Locator("td").Nth(2).InnerTextAsync();
        await editor.PressAsync("calendar-editor.publish");
        await editor.LookAsync("published");

        citizen.Language = journey.Language;
        await citizen.SeesAsync($"my/{number}", due.Replace('\u00A0', ' '));
        await citizen.OpenAsync("calendar/2026");
        await citizen.AssertSaysAsync(journey.Language == "ru" ? "Пробный праздник" : "Сынақ мерекесі");
        editor.AssertEveryPageWasFine();
    }
}
