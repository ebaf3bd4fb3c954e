using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Offices;

public sealed class OfficeEditorTestsOnSqlite(SqliteHost host) : OfficeEditorTests(host), IClassFixture<SqliteHost>;

public sealed class OfficeEditorTestsOnPostgreSql(PostgreSqlHost host) : OfficeEditorTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>An editor changes an office, and what people are told follows.</summary>
public abstract class OfficeEditorTests(ServiceHost host)
{
    private const string Form = "form[data-editor]";
    private const string Item = $"editor/items/{Demo.AstanaSchool}";
    private const string Public = "addresses/astana-28-mektep-litsei-demo";

    [Fact]
    public async Task Publish_LunchBreakInKazakhOnly_IsRefusedUntilRussianFollowsAndThenOpenNowFollows()
    {
        host.Clock.SetAlmaty("2026-11-24 12:15");
        using var editor = await host.StaffAsync(Demo.Editor);
        await SaveLunchAsync(editor, "kk");
        await editor.SubmitFormAsync("form[action$='handler=Publish']");
        Assert.Contains(Said.In("kk", "editor.problem.differs"), editor.Text(".govuk-error-summary"), StringComparison.Ordinal);
        await editor.GetAsync($"/kk/{Public}");
        Assert.Contains(Said.In("kk", "offices.open-until", "13:00"), editor.Main, StringComparison.Ordinal);

        await SaveLunchAsync(editor, "ru");
        await editor.SubmitFormAsync("form[action$='handler=Publish']");
        Assert.Contains(Said.In("kk", "editor.done.published"), editor.Main, StringComparison.Ordinal);
        await editor.GetAsync($"/kk/{Public}");
        Assert.Contains(Said.In("kk", "offices.lunch-until", "12:45"), editor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_TakenOverFromKazakh_AreFollowedButTextsAreNot()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        var item = $"/kk/editor/items/{Demo.AlmatySchool}";
        await editor.GetAsync($"{item}/edit");
        var (path, fields) = editor.Fill(
            Form, ("kk.OfficePart.Phones", "8 727 000 00 01"), ("kk.MarkdownBodyPart.Markdown", "Кіреберіс аула жағынан."), ("kk.OfficePart.Exceptions.0.Date", "31.12.2026"),
            ("kk.OfficePart.Exceptions.0.ReasonKk", "Мереке алдындағы күн"), ("kk.OfficePart.Exceptions.0.ReasonRu", "Предпраздничный день"));
        await editor.PostAsync($"{path}?handler=Facts&from=kk", fields);
        Assert.Equal("8 727 000 00 01", editor.Value("ru.OfficePart.Phones"));
        Assert.Equal("31.12.2026", editor.Value("ru.OfficePart.Exceptions.0.Date"));
        Assert.Equal("Кіреберіс аула жағынан.", editor.Value("kk.MarkdownBodyPart.Markdown"));
        await editor.SubmitFormAsync(Form);
        await editor.SubmitFormAsync("form[action$='handler=Publish']");
        var summary = editor.Text(".govuk-error-summary");
        Assert.Contains(Said.In("kk", "editor.problem.behind-field"), summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Телефондары", summary, StringComparison.Ordinal);

        await editor.GetAsync($"{item}/edit");
        await editor.SubmitFormAsync(Form, ("ru.MarkdownBodyPart.Markdown", "Вход со двора."));
        await editor.SubmitFormAsync("form[action$='handler=Publish']");
        Assert.Contains(Said.In("kk", "editor.done.published"), editor.Main, StringComparison.Ordinal);
        await editor.GetAsync("/ru/addresses/almaty-shkola-gimnaziya-5-demo");
        Assert.Contains("Предпраздничный день", editor.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Edit_SpecialDayWithoutReasonAndUnknownOffice_AreToldBesideTheFieldsAndKept(string language)
    {
        using var editor = await host.StaffAsync(Demo.Editor, language);
        await editor.GetAsync($"/{language}/editor/items/{Demo.Archive}/edit");
        await editor.SubmitFormAsync(Form, ("ru.OfficePart.Exceptions.0.Date", "31.12.2026"), ("ru.OfficePart.Exceptions.0.ReasonRu", "Санитарный день"), ("ru.OfficePart.SuccessorSet", "010140000015"));
        Said.Refused(editor, language, "ru_OfficePart_Exceptions_0_Date", "editor.problem.exception");
        Said.Refused(editor, language, "ru_OfficePart_SuccessorSet", "editor.problem.office");
        Assert.Equal("Санитарный день", editor.Value("ru.OfficePart.Exceptions.0.ReasonRu"));
        Assert.Equal("010140000015", editor.Value("ru.OfficePart.SuccessorSet"));
    }

    [Fact]
    public async Task Publish_FactsThatNoListCouldBring_IsRefusedForEach()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        await editor.GetAsync($"/kk/editor/items/{Demo.AlmatyDepartment}/edit");
        await editor.SubmitFormAsync(Form, [.. Said.Languages.SelectMany(culture => new (string, string?)[]
        {
            ($"{culture}.OfficePart.Bin", "010140000004"), ($"{culture}.OfficePart.Kato", "710000000"), ($"{culture}.OfficePart.Phones", "+7 495 123 45 67"),
            ($"{culture}.OfficePart.Email", "school"), ($"{culture}.OfficePart.Latitude", "4,3"), ($"{culture}.OfficePart.Longitude", "76,9"),
        })]);
        await editor.SubmitFormAsync("form[action$='handler=Publish']");
        var summary = editor.Text(".govuk-error-summary");
        Assert.All(
            ["editor.problem.bin-taken", "editor.problem.kato", "office-import.problem.PhoneWrong", "office-import.problem.EmailWrong", "office-import.problem.CoordinateAbroad"],
            key => Assert.Contains(Said.In("kk", key), summary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Add_ClosedSchoolWithItsSuccessorByBin_HasReadableAddressesAndLeadsThere()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        await editor.GetAsync("/kk/editor/offices");
        await editor.GetAsync(editor.Find("main a[href*='type=Office']").GetAttribute("href")!);
        await editor.SubmitFormAsync(Form, [.. new[] { ("kk", "Жаңа мектеп", "Алматы қаласы"), ("ru", "Новая школа", "город Алматы") }.SelectMany(entry => new (string, string?)[]
        {
            ($"{entry.Item1}.TitlePart.Title", entry.Item2), ($"{entry.Item1}.OfficePart.Locality", entry.Item3), ($"{entry.Item1}.OfficePart.Kind", "School"),
            ($"{entry.Item1}.OfficePart.Region", "75"), ($"{entry.Item1}.OfficePart.Bin", OfficeLists.Bins().Skip(9000).First()),
            ($"{entry.Item1}.OfficePart.ClosedSince", "2026-08-31"), ($"{entry.Item1}.OfficePart.SuccessorSet", "010140000004"),
        })]);
        Assert.Contains(Said.In("kk", "editor.done.saved"), editor.Main, StringComparison.Ordinal);
        await editor.SubmitFormAsync("form[action$='handler=Publish']");
        Assert.Contains(Said.In("kk", "editor.done.published"), editor.Main, StringComparison.Ordinal);
        foreach (var (language, path, name) in new[] { ("kk", "zhanga-mektep", "Жаңа мектеп"), ("ru", "novaya-shkola", "Новая школа") })
        {
            await editor.GetAsync($"/{language}/addresses/{path}");
            Assert.Equal(name, editor.Heading);
            Assert.Contains(Demo.SchoolName(language), editor.Main, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Offices_ByNumberOrBin_LeadToTheirItems(string language)
    {
        using var editor = await host.StaffAsync(Demo.Editor, language);
        await editor.GetAsync($"/{language}/editor/offices?q=010140000004");
        Assert.Equal($"/{language}/editor/items/{Demo.AlmatySchool}", editor.Find(".special-days a").GetAttribute("href"));
        await editor.GetAsync($"/{language}/editor/offices?q=хогвартс");
        Assert.Contains(Said.In(language, "office-editor.none"), editor.Main, StringComparison.Ordinal);
    }

    private static async Task SaveLunchAsync(Visitor editor, string culture)
    {
        await editor.GetAsync($"/kk/{Item}/edit");
        await editor.SubmitFormAsync(Form, ($"{culture}.OfficePart.WorkingHours.Tuesday.LunchFrom", "12:00"), ($"{culture}.OfficePart.WorkingHours.Tuesday.LunchTo", "12:45"));
        Assert.Contains(Said.In("kk", "editor.done.saved"), editor.Main, StringComparison.Ordinal);
    }
}
