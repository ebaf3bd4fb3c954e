using System.Text.RegularExpressions;
using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>An editor moves the lunch of a school: in one language only it cannot be published; in both it is public at once.</summary>
public sealed class EditorJourneyTests
{
    private const string Editor = "editor@example.org";
    private const string SecondEditor = "editor.second@example.org";
    private const string AlmatySchool = "4j10970cb4rr7bzb5pwt7tqq0h";
    private static readonly string[] WorkingDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    [Theory]
    [InlineData("kk", Screen.Phone, false)]
    [InlineData("ru", Screen.Desk, true)]
    public async Task Lunch_ChangedInKazakhOnly_IsPublicOnlyWhenRussianFollows(string language, int width, bool scripts)
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("editor", language);
        await using var editor = await Visitor.ComeAsync(site, new Screen(width, scripts), journey);
        await editor.SignInAsStaffAsync(Editor, "editor");
        await editor.LookAsync("overview");
        await editor.OpenAsync($"editor/items/{AlmatySchool}");
        await editor.LookAsync("item");
        await MoveLunchAsync(editor, "kk");
        await editor.LookAsync("item-behind");
        await editor.PressAsync("editor.publish");
        await Assertions.Expect(editor.Page.Locator(".govuk-error-summary")).ToContainTextAsync(editor.T("editor.language.ru"));
        await editor.LookAsync("publish-refused");
        await editor.OpenAsync("editor?state=Waiting");
        await editor.LookAsync("overview-waiting");
        await editor.AssertSaysAsync(editor.T("editor.standing.Behind"));

        await MoveLunchAsync(editor, "ru");
        await editor.PressAsync("editor.publish");
        await editor.AssertSaysAsync(editor.T("editor.done.published"));
        await editor.OpenAsync("addresses?q=%E2%84%96%205");
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("12:00");

        await ScheduleAsync(editor);
        await RestoreAsync(editor);
        editor.AssertEveryPageWasFine();
    }

    [Fact]
    public async Task TwoEditors_OnOneText_TheSecondIsToldWhileWriting()
    {
        await using var site = await Site.StartAsync();
        var journey = new Journey("two-editors", "kk");
        await using var first = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await using var second = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await first.SignInAsStaffAsync(Editor, "editor");
        await second.SignInAsStaffAsync(SecondEditor, "editor");
        await first.OpenAsync($"editor/items/{AlmatySchool}/edit");
        await second.OpenAsync($"editor/items/{AlmatySchool}/edit");

        // the browser saves by itself and shows how the text will look
        await first.FillAsync("kk.MarkdownBodyPart.Markdown", "Кеңсе **бірінші** қабатта.");
        await Assertions.Expect(first.Page.Locator("[data-previews] strong")).ToHaveTextAsync("бірінші");
        await Assertions.Expect(first.Page.Locator("[data-saved]")).Not.ToBeEmptyAsync();
        await first.LookAsync("live-preview");

        await second.FillAsync("kk.MarkdownBodyPart.Markdown", "Кеңсе екінші қабатта.");
        await Assertions.Expect(second.Page.Locator("[data-saved]")).ToHaveTextAsync(second.T("editor.autosave.faster"));
        await second.PressAsync("editor.save");
        await second.AssertSaysAsync(second.T("editor.faster.lead"));
        await Assertions.Expect(second.Page.Locator("ins").First).ToContainTextAsync("екінші");
        await second.LookAsync("difference");
        await second.PressAsync("editor.save");
        await second.AssertSaysAsync(second.T("editor.done.saved"));
        second.AssertEveryPageWasFine();
    }

    private static async Task MoveLunchAsync(Visitor editor, string culture)
    {
        await editor.OpenAsync($"editor/items/{AlmatySchool}/edit");
        await editor.LookAsync($"edit-{culture}");
        foreach (var day in WorkingDays)
        {
            await editor.FillAsync($"{culture}.OfficePart.WorkingHours.{day}.LunchFrom", "12:00");
            await editor.FillAsync($"{culture}.OfficePart.WorkingHours.{day}.LunchTo", "12:45");
        }

        await editor.PressAsync("editor.save");
        await editor.AssertSaysAsync(editor.T("editor.done.saved"));
    }

    private static async Task ScheduleAsync(Visitor editor)
    {
        await editor.OpenAsync($"editor/items/{AlmatySchool}/edit");
        await editor.FillAsync("kk.MarkdownBodyPart.Markdown", "Кіреберіс аула жағынан.");
        await editor.FillAsync("ru.MarkdownBodyPart.Markdown", "Вход со двора.");
        await editor.PressAsync("editor.save");
        await editor.PressAsync("editor.schedule.do");
        await editor.AssertSaysAsync(editor.T("editor.schedule.error"));
        await editor.LookAsync("schedule-empty");
        await editor.FillAsync("PublishOn", "31.12.2026");
        await editor.FillAsync("PublishAt", "09:00");
        await editor.PressAsync("editor.schedule.do");
        await editor.AssertSaysAsync(editor.T("editor.done.scheduled"));
        await editor.LookAsync("scheduled");
        await editor.PressAsync("editor.schedule.cancel");
        await editor.AssertSaysAsync(editor.T("editor.done.schedule-cancelled"));
    }

    private static async Task RestoreAsync(Visitor editor)
    {
        await editor.Page.Locator("main a[href*='/versions/']").Last.ClickAsync();
        await editor.LookAsync("version");
        await editor.PressAsync("editor.restore");
        await Assertions.Expect(editor.Page).ToHaveURLAsync(new Regex("done=restored$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await editor.AssertSaysAsync(editor.T("editor.done.restored"));
        await editor.LookAsync("restored");
    }
}
