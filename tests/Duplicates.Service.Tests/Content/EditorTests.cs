using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Content;

public sealed class EditorTestsOnSqlite(SqliteHost host) : EditorTests(host), IClassFixture<SqliteHost>;

public sealed class EditorTestsOnPostgreSql(PostgreSqlHost host) : EditorTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The ministry's editors at work: both languages side by side, nothing public in one language only.</summary>
public abstract class EditorTests(ServiceHost host)
{
    private const string Form = "form[data-editor]";
    private const string Markdown = "MarkdownBodyPart.Markdown";

    [Theory]
    [InlineData("kk", "ru")]
    [InlineData("ru", "kk")]
    public async Task Publish_OneLanguageChanged_IsRefusedUntilTheOtherFollows(string first, string second)
    {
        using var editor = await EditorAsync(Demo.Editor, first);
        var item = await OpenItemAsync(editor, first, first == "kk" ? "Қолжетімділік" : "Доступность");
        var (path, text) = (await PublicPathAsync(editor, item, second), $"Сынақ {Guid.NewGuid():N}");
        await SaveAsync(editor, item, ($"{first}.{Markdown}", text));
        Assert.Contains(Said.In(first, "editor.standing.Draft"), editor.Main, StringComparison.Ordinal);
        await PressAsync(editor, "Publish");
        Assert.Contains(Said.In(first, "editor.problem.behind-field"), editor.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Contains(Said.In(first, $"editor.language.{second}"), editor.Text(".govuk-error-summary"), StringComparison.Ordinal);
        await editor.GetAsync($"/{first}/editor?state=Waiting");
        Assert.Contains(Said.In(first, "editor.standing.Behind"), editor.Main, StringComparison.Ordinal);

        await SaveAsync(editor, item, ($"{second}.{Markdown}", text));
        await PressAsync(editor, "Publish");
        Assert.Contains(Said.In(first, "editor.done.published"), editor.Main, StringComparison.Ordinal);
        using var reader = host.NewVisitor();
        await reader.GetAsync($"/{path}");
        Assert.Contains(text, reader.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_TwoEditors_TheSecondSeesTheDifferenceAndLosesNothing()
    {
        using var first = await EditorAsync(Demo.Editor, "kk");
        using var second = await EditorAsync(Demo.SecondEditor, "kk");
        var item = await OpenItemAsync(first, "kk", "Дербес деректер");
        await first.GetAsync($"{item}/edit");
        await second.GetAsync($"{item}/edit");
        await first.SubmitFormAsync(Form, ($"kk.{Markdown}", "Бірінші редактордың мәтіні"));
        await second.SubmitFormAsync(Form, ($"kk.{Markdown}", "Екінші редактордың мәтіні"));
        Assert.Contains(Said.In("kk", "editor.faster.lead"), second.Main, StringComparison.Ordinal);
        Assert.Contains("Бірінші", second.Text("del"), StringComparison.Ordinal);
        Assert.Contains("Екінші", second.Text("ins"), StringComparison.Ordinal);
        Assert.Equal("Екінші редактордың мәтіні", second.Value($"kk.{Markdown}"));

        await second.SubmitFormAsync(Form);
        await second.GetAsync($"{item}/edit");
        Assert.Equal("Екінші редактордың мәтіні", second.Value($"kk.{Markdown}"));
        await second.GetAsync(item);
        Assert.Equal(4, second.Page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Law_OneProposesAnotherPublishes_AndItIsInTheAuditLog()
    {
        using var first = await EditorAsync(Demo.Editor, "ru");
        using var second = await EditorAsync(Demo.SecondEditor, "ru");
        var item = await OpenItemAsync(first, "ru", "Отсутствие согласия");
        await SaveAsync(first, item, ("kk.RefusalGroundPart.Text", "Жаңа мәтін."), ("ru.RefusalGroundPart.Text", "Новый текст."), ("kk.RefusalGroundPart.InForceFrom", "2027-01-01"), ("ru.RefusalGroundPart.InForceFrom", "2027-01-01"));
        Assert.False(first.Has("form[action$='handler=Publish']"));
        await PressAsync(first, "Propose");
        Assert.Contains(Said.In("ru", "editor.own-proposal"), first.Main, StringComparison.Ordinal);
        await second.GetAsync(item);
        await PressAsync(second, "Publish");
        Assert.Contains(Said.In("ru", "editor.done.published"), second.Main, StringComparison.Ordinal);

        // until its day comes, the text of before stays in force
        using var reader = host.NewVisitor();
        await reader.GetAsync("/ru/otkaz-i-zhaloba");
        Assert.DoesNotContain("Новый текст.", reader.Main, StringComparison.Ordinal);
        Assert.Contains("Нет согласия на доступ", reader.Main, StringComparison.Ordinal);
        var set = item.Split('/')[^1];
        Assert.Equal(["ContentSaved", "ContentProposed", "ContentPublished"], (await host.QueryAsync($"SELECT \"Action\" FROM \"AuditEntries\" WHERE \"Subject\" = '{set}' AND \"ActorRole\" = 'MinistryEditor' ORDER BY \"Sequence\"")).Select(row => row[0]), StringComparer.Ordinal);
        await PressAsync(second, "Unpublish");
        Assert.Contains(Said.In("ru", "editor.problem.needed"), second.Text(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_LinkForAReviewer_ShowsTheDraftForAWeekAndToNoSearchEngine()
    {
        using var editor = await EditorAsync(Demo.Editor, "kk");
        var item = await OpenItemAsync(editor, "kk", "Келе алмайтындарға көмек");
        await SaveAsync(editor, item, ($"kk.{Markdown}", "Тексеруге арналған <script>alert(1)</script> мәтін"));
        await PressAsync(editor, "PreviewLink");
        var link = new Uri(editor.Value("preview-link")).PathAndQuery;
        using var reviewer = host.NewVisitor();
        using var answer = await reviewer.SendAsync(HttpMethod.Get, link);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Тексеруге арналған", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("noindex", string.Join(' ', answer.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        using var changed = await reviewer.SendAsync(HttpMethod.Get, link[..^2] + (link[^2] == 'A' ? "BA" : "AA"));
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        host.Clock.Advance(TimeSpan.FromDays(8));
        using var late = await reviewer.SendAsync(HttpMethod.Get, link);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task Preview_OfAMessage_IsFilledWithSamplesAndSaysHowLongItIs()
    {
        using var editor = await EditorAsync(Demo.Editor, "kk");
        var item = await OpenItemAsync(editor, "kk", "Өтініш тіркелді (SMS)");
        await editor.GetAsync($"{item}/edit");
        var (_, fields) = editor.Fill(Form, ("kk.MessageTemplatePart.Body", "№ {number}. Мерзімі: {due}."), ("ru.MessageTemplatePart.Body", "№ {number}. Срок: {due}. {no}"));
        await editor.PostAsync($"{item}/edit?handler=Preview", fields);
        foreach (var (language, text) in ((string, string)[])[("kk", "№ 100-000-017. Мерзімі: 2026 ж. 14 желтоқсан."), ("ru", "№ 100-000-017. Срок: 14 декабря 2026 г. ")])
        {
            var preview = editor.Text($"#preview [lang={language}]");
            Assert.Contains(text.Trim(), preview, StringComparison.Ordinal);
            Assert.Contains(Said.In(language, "templates.sample.length", text.Length, 1), preview, StringComparison.Ordinal);
            Assert.Contains(Said.In(language, "templates.sample.names", "{number}, {due}, {link}"), preview, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[сілтеме](/kk/no-such-page)", "editor.problem.link", "/kk/no-such-page")]
    [InlineData("[сілтеме](/ru/requirements)", "editor.problem.link", "/ru/requirements")]
    [InlineData("[сілтеме](javascript:alert(1))", "editor.problem.link", "javascript:alert(1)")]
    [InlineData("[сілтеме](//kk/requirements)", "editor.problem.link", "//kk/requirements")]
    [InlineData("<javascript:alert(1)>", "editor.problem.link", "javascript:alert(1)")]
    [InlineData("![сурет](https://example.org/a.png)", "editor.problem.picture", "https://example.org/a.png")]
    public async Task Publish_LinkOrPictureThatLeadsNowhere_IsRefused(string markdown, string problem, string address)
    {
        using var editor = await EditorAsync(Demo.Editor, "kk");
        var item = await OpenItemAsync(editor, "kk", "Цифрлық құжат");
        await SaveAsync(editor, item, ($"kk.{Markdown}", markdown), ($"ru.{Markdown}", $"Текст {Guid.NewGuid():N}"));
        Assert.Contains(Said.In("kk", problem, address), editor.Text(".problems"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_LunchOutsideOfTheDay_IsRefusedBesideTheDayAndKeptAsTyped()
    {
        using var editor = await EditorAsync(Demo.Editor, "kk");
        var item = await OpenItemAsync(editor, "kk", "№ 5 мектеп-гимназия (демо)");
        await editor.GetAsync($"{item}/edit");
        await editor.SubmitFormAsync(Form, ("kk.OfficePart.WorkingHours.Monday.LunchFrom", "20:00"), ("kk.OfficePart.WorkingHours.Monday.LunchTo", "21:00"));
        Said.Refused(editor, "kk", "kk_OfficePart_WorkingHours_Monday_Opens", "editor.problem.hours");
        Assert.Equal("20:00", editor.Value("kk.OfficePart.WorkingHours.Monday.LunchFrom"));
    }

    private async Task<Visitor> EditorAsync(string email, string language)
    {
        var visitor = host.NewVisitor();
        await visitor.SignInAsStaffAsync(email);
        await visitor.GetAsync($"/{language}/editor");
        return visitor;
    }

    /// <summary>The address of an item, found by its title.</summary>
    private static async Task<string> OpenItemAsync(Visitor editor, string language, string title)
    {
        await editor.GetAsync($"/{language}/editor?q={Uri.EscapeDataString(title)}");
        await editor.GetAsync(editor.Find("tbody a").GetAttribute("href")!);
        return editor.Address;
    }

    private async Task<string> PublicPathAsync(Visitor editor, string item, string language)
    {
        await editor.GetAsync(item);
        return (await host.QueryAsync($"SELECT \"Path\" FROM \"ContentVersions\" WHERE \"SetId\" = '{item.Split('/')[^1]}' AND \"Culture\" = '{language}' AND \"Published\""))[0][0];
    }

    private async Task SaveAsync(Visitor editor, string item, params (string, string?)[] fields)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await editor.GetAsync($"{item}/edit");
        await editor.SubmitFormAsync(Form, fields);
    }

    private static Task<Visitor> PressAsync(Visitor editor, string handler) => editor.SubmitFormAsync($"main form[action$='handler={handler}']");
}
