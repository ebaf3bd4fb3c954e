using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Offices;

public sealed class OfficeImportTestsOnSqlite(SqliteHost host) : OfficeImportTests(host), IClassFixture<SqliteHost>;

public sealed class OfficeImportTestsOnPostgreSql(PostgreSqlHost host) : OfficeImportTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A list of offices is checked without changing anything, imported whole, and does nothing when it comes again.</summary>
public abstract class OfficeImportTests(ServiceHost host)
{
    private const int Schools = 40;
    private const int MostLooks = 500;

    [Theory]
    [InlineData("kk", 0)]
    [InlineData("ru", 1000)]
    public async Task Upload_TwelveMistakes_AreAllNamedAndNothingChanges(string language, int first)
    {
        using var editor = await host.StaffAsync(Demo.Editor, language);
        var before = await host.CountAsync("ContentVersions");
        var rows = OfficeLists.Rows(Schools, first);
        var planted = OfficeLists.PlantTwelve(rows);
        await UploadAsync(editor, language, OfficeLists.File(rows));

        Assert.Contains(Said.In(language, "office-import.state.Refused"), editor.Main, StringComparison.Ordinal);
        Assert.Equal(planted, editor.Page.QuerySelectorAll(".import-problems tbody tr").Select(row => (int.Parse(row.Children[0].TextContent, System.Globalization.CultureInfo.InvariantCulture), row.Children[1].TextContent)));
        Assert.Contains(Said.In(language, "office-import.problem.BinTwice"), editor.Main, StringComparison.Ordinal);
        Assert.False(editor.Has("main form"));
        Assert.Equal(before, await host.CountAsync("ContentVersions"));
        Assert.Equal("0", (await host.QueryAsync($"SELECT LENGTH(\"File\") FROM \"OfficeImports\" ORDER BY \"SentAt\" DESC LIMIT 1"))[0][0]);
        var report = await ReportAsync(editor);
        Assert.Equal(13, report.Length);
        Assert.StartsWith($"\"{planted[0].Line}\";\"bin\";", report[1], StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "office-import.problem.BinWrong"), report[1], StringComparison.Ordinal);
        Assert.Contains(Said.In("ru", "office-import.problem.BinWrong"), report[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_RightList_IsPublicAndComingAgainChangesOnlyWhatDiffers()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        var rows = OfficeLists.Rows(Schools, 2000);
        var versions = await host.CountAsync("ContentVersions");
        await ImportAsync(editor, rows);
        Assert.Equal(versions + (2 * Schools), await host.CountAsync("ContentVersions"));
        Assert.Single(await host.QueryAsync($"SELECT \"ActorId\" FROM \"AuditEntries\" WHERE \"Action\" = 'OfficesImported' AND \"Subject\" = '{editor.Address.Split('/')[^1]}'"));
        Assert.Equal(Schools + 1, (await ReportAsync(editor)).Length);
        await editor.GetAsync($"/ru/addresses?q={rows[7][1]}");
        Assert.Contains("Общеобразовательная школа № 2008", editor.Main, StringComparison.Ordinal);
        Assert.Equal("/ru/addresses/selo-8-obshcheobrazovatelnaya-shkola-2008", editor.Find(".office h3 a").GetAttribute("href"));


        await ImportAsync(editor, rows);
        Assert.Equal(versions + (2 * Schools), await host.CountAsync("ContentVersions"));

        rows[7][OfficeLists.Column("hours")] = "1-6 08:00-17:00";
        await ImportAsync(editor, rows);
        Assert.Equal(versions + (2 * Schools) + 2, await host.CountAsync("ContentVersions"));
        await editor.GetAsync("/ru/addresses/selo-8-obshcheobrazovatelnaya-shkola-2008");
        Assert.Contains("08:00–17:00", editor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ColumnsLeftOut_LeaveWhatIsKnownAlone()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        var full = OfficeLists.Rows(1, 3000);
        await ImportAsync(editor, full);
        var header = string.Join(';', OfficeLists.Header.Split(';')[..9]);
        full[0][4] = "Переименованная школа";
        await ImportAsync(editor, [full[0][..9]], header);
        await editor.GetAsync($"/ru/addresses?q={full[0][1]}");
        Assert.Contains("Переименованная школа", editor.Main, StringComparison.Ordinal);
        Assert.Contains("school3001@example.org", editor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ListOfADistrict_IsFoundByTheDistrictAndShownWithIt()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        var row = OfficeLists.Rows(1, 3500)[0];
        await ImportAsync(editor, [[.. row, "Қаражыра ауданы", "Каражыринский район"]], OfficeLists.Header + ";district_kk;district_ru");
        await editor.GetAsync("/ru/addresses?q=Каражыринский");
        Assert.Contains("Каражыринский район, село", editor.Text(".office__facts"), StringComparison.Ordinal);
        await editor.GetAsync(editor.Find(".office h3 a").GetAttribute("href")!);
        Assert.Contains("Каражыринский район, село", editor.Main, StringComparison.Ordinal);

        await ImportAsync(editor, [row]);
        await editor.GetAsync("/kk/addresses?q=Қаражыра");
        Assert.True(editor.Has(".office"));
    }

    [Fact]
    public async Task Report_OfAMistakeThatLooksLikeAFormula_IsNoFormula()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        var rows = OfficeLists.Rows(1, 4000);
        rows[0][OfficeLists.Column("email")] = "=HYPERLINK(A1)";
        await UploadAsync(editor, "kk", OfficeLists.File(rows));
        Assert.StartsWith("\"2\";\"email\";\"'=HYPERLINK(A1)\";", (await ReportAsync(editor))[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Upload_NothingChosen_AsksForAFile(string language)
    {
        using var editor = await host.StaffAsync(Demo.Editor, language);
        await editor.GetAsync($"/{language}/editor/offices/import");
        await SendAsync(editor, []);
        Said.Refused(editor, language, "List", "office-import.file-error");
    }

    [Fact]
    public async Task Sample_OfTheList_IsAListWithoutMistakes()
    {
        using var editor = await host.StaffAsync(Demo.Editor);
        using var sample = await editor.SendAsync(HttpMethod.Get, "/kk/editor/offices/import/sample");
        var list = await sample.Content.ReadAsByteArrayAsync();
        Assert.Contains("\"\t010140000004\"", Encoding.UTF8.GetString(list), StringComparison.Ordinal);
        await UploadAsync(editor, "kk", list);
        Assert.Contains(Said.In("kk", "office-import.state.Checked"), editor.Main, StringComparison.Ordinal);
    }

    private async Task ImportAsync(Visitor editor, IEnumerable<string[]> rows, string header = OfficeLists.Header)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await UploadAsync(editor, "kk", OfficeLists.File(rows, header));
        Assert.Contains(Said.In("kk", "office-import.state.Checked"), editor.Main, StringComparison.Ordinal);
        await editor.SubmitAsync();
        for (var looks = 0; looks < MostLooks && !editor.Main.Contains(Said.In("kk", "office-import.state.Done"), StringComparison.Ordinal); looks++)
        {
            await host.RunJobAsync(BackgroundWork.OfficeLists);
            await editor.GetAsync(editor.Address);
        }

        Assert.Contains(Said.In("kk", "office-import.state.Done"), editor.Main, StringComparison.Ordinal);
    }

    private static async Task UploadAsync(Visitor editor, string language, byte[] file)
    {
        await editor.GetAsync($"/{language}/editor/offices/import");
        await SendAsync(editor, file);
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.Matches("/import/[0-9a-f-]{36}$", editor.Address);
    }

    private static async Task SendAsync(Visitor editor, byte[] file)
    {
        using var body = new MultipartFormDataContent();
        var (path, fields) = editor.Fill("main form[enctype]");
        foreach (var (name, value) in fields.Where(field => field.Key != "List"))
        {
            body.Add(new StringContent(value), name);
        }

        if (file.Length > 0)
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            body.Add(part, "List", "schools.csv");
        }

        await editor.PostAsync(path, body);
    }

    private static async Task<string[]> ReportAsync(Visitor editor)
    {
        using var report = await editor.SendAsync(HttpMethod.Get, $"{editor.Address}/report");
        return Encoding.UTF8.GetString(await report.Content.ReadAsByteArrayAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
