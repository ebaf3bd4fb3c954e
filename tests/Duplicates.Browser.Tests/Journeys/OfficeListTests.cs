using System.Globalization;
using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Service.Tests.Offices;
using Microsoft.Playwright;

namespace Duplicates.Browser.Tests.Journeys;

/// <summary>An editor of the ministry brings a list of all schools, on a site of its own: nobody else works there.</summary>
public sealed class OfficeListTests(Site site) : IClassFixture<Site>
{
    private const string Editor = "editor@example.org";
    private const string SecondEditor = "editor.second@example.org";
    private const int Schools = 10_000;
    private const float LongestImport = 300_000;

    [Fact]
    public async Task List_OfTenThousandSchoolsWithTwelveMistakes_IsRefusedCorrectedAndImported()
    {
        var journey = new Journey("office-list", "kk");
        await using var editor = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await using var colleague = await Visitor.ComeAsync(site, new Screen(Screen.Phone, Scripts: false), journey with { Language = "ru" });
        await editor.SignInAsStaffAsync(Editor, "editor");
        await colleague.SignInAsStaffAsync(SecondEditor, "editor");
        await LookAtNoFileAsync(editor);
        await LookAtNoFileAsync(colleague);

        var rows = OfficeLists.Rows(Schools);
        var planted = OfficeLists.PlantTwelve(rows);
        await editor.SendListAsync(rows);
        var mistakes = editor.Page.Locator(".import-problems tbody tr");
        await Assertions.Expect(mistakes).ToHaveCountAsync(planted.Count, new() { Timeout = LongestImport });
        Assert.Equal(planted.Select(mistake => $"{mistake.Line.ToString(CultureInfo.InvariantCulture)} {mistake.Column}"), await mistakes.EvaluateAllAsync<string[]>("rows => rows.map(row => row.cells[0].innerText + ' ' + row.cells[1].innerText)"), StringComparer.Ordinal);
        await LookWithAsync(editor, colleague, "refused");
        await editor.OpenAsync("addresses?q=020140");
        await Assertions.Expect(editor.Page.Locator(".office")).ToHaveCountAsync(0);

        var corrected = OfficeLists.Rows(Schools);
        await editor.OpenAsync("editor/offices/import");
        await editor.SendListAsync(corrected);
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Button, new() { Name = editor.T("office-import.start") })).ToBeVisibleAsync(new() { Timeout = LongestImport });
        await LookWithAsync(editor, colleague, "checked");
        await editor.PressAsync("office-import.start");
        await Assertions.Expect(editor.Page.Locator("progress")).ToBeVisibleAsync();
        await editor.LookAsync("running");
        await Assertions.Expect(editor.Page.Locator("main [role=status]")).ToHaveTextAsync(editor.T("office-import.state.Done"), new() { Timeout = LongestImport });
        await LookWithAsync(editor, colleague, "imported");

        await editor.SeesAsync($"addresses?q={corrected[Schools - 1][OfficeLists.Column("bin")]}", $"№ {Schools} жалпы білім беретін мектеп");
        await editor.Page.Locator(".office h3 a").ClickAsync();
        await editor.LookAsync("school");
        journey.AssertNothingFound();
        colleague.AssertEveryPageWasFine();
    }

    private static async Task LookAtNoFileAsync(Visitor editor)
    {
        await editor.OpenAsync("editor/offices/import");
        await editor.Page.Locator("main summary").ClickAsync();
        await editor.LookAsync("upload");
        await editor.PressAsync("office-import.check");
        await editor.AssertAsksAsync(("List", "office-import.file-error"));
        await editor.LookAsync("upload-empty");
    }

    /// <summary>A colleague looks at the same page in the other language.</summary>
    private static async Task LookWithAsync(Visitor editor, Visitor colleague, string step)
    {
        await editor.LookAsync(step);
        await colleague.OpenAsync(editor.Path[4..]);
        await colleague.LookAsync(step);
    }
}
