using System.Net;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Certificates;

public sealed class RegisterTestsOnSqlite(SqliteHost host) : RegisterTests(host), IClassFixture<SqliteHost>;

public sealed class RegisterTestsOnPostgreSql(PostgreSqlHost host) : RegisterTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>The register of issued duplicates: no gap, nothing lost, and nobody else's.</summary>
public abstract class RegisterTests(ServiceHost host)
{
    [Fact]
    public async Task Issue_TwoHundredAtOnceInOneSchool_TakesEntries1To200WithoutGap()
    {
        host.Clock.SetAlmaty("2031-02-03 10:00");
        using var starter = host.NewVisitor();
        await host.ReceiveBlanksAsync(Demo.AlmatySchool, "ПАР № 0000001–0000200");
        var cases = await host.ApprovedAsync(Demo.AlmatySchool, 200, 31_000_000);
        await Task.WhenAll(cases.Select((id, place) => Task.Run(async () => Assert.Null(await host.IssueAsync(id, $"ПАР № {place + 1:D7}")))));
        var entries = await host.QueryAsync("""SELECT "RegisterNumber" FROM "CertificateDuplicates" WHERE "RegisterYear" = 2031 ORDER BY 1""");
        Assert.Equal(string.Join(' ', Enumerable.Range(1, 200)), string.Join(' ', entries.Select(row => row[0])));
    }

    [Fact]
    public async Task Issue_OneBlankForTenCasesAtOnce_IsUsedOnceAndTheRegisterHasNoGap()
    {
        host.Clock.SetAlmaty("2032-02-03 10:00");
        using var starter = host.NewVisitor();
        await host.ReceiveBlanksAsync(Demo.AlmatySchool, "БІР № 0000001–0000002");
        var cases = await host.ApprovedAsync(Demo.AlmatySchool, 11, 32_000_000);
        var outcomes = await Task.WhenAll(cases.Take(10).Select(id => Task.Run(() => host.IssueAsync(id, "БІР № 0000001"))));
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(9, outcomes.Count(outcome => outcome is RuleViolation.BlankNotInStock));
        Assert.Null(await host.IssueAsync(cases[10], "БІР № 0000002"));
        var entries = await host.QueryAsync("""SELECT "RegisterNumber" FROM "CertificateDuplicates" WHERE "RegisterYear" = 2032 ORDER BY 1""");
        Assert.Equal("1 2", string.Join(' ', entries.Select(row => row[0])));
    }

    [Fact]
    public async Task Spoil_OfAPreparedDuplicate_VoidsTheEntryAndLeadsToANewBlank()
    {
        host.Clock.SetAlmaty("2033-02-03 10:00");
        var number = await host.NewCaseAsync();
        await host.BringThroughAsync(number, "prepare");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.ActAsync(number, "spoil", ("Reason", ""));
        Said.Refused(clerk, "kk", "Reason", "blanks.reason-error");
        await clerk.DoAsync(number, "spoil");
        await clerk.DoAsync(number, "prepare");
        var entries = await host.QueryAsync($"""
            SELECT d."RegisterNumber", b."State" FROM "CertificateDuplicates" d
            JOIN "Applications" a ON a."Id" = d."ApplicationId" JOIN "Blanks" b ON b."Blank" = d."Blank" WHERE a."Number" = '{number}' ORDER BY 1
            """);
        Assert.Equal("1 2", string.Join(' ', entries.Select(row => row[0])));
        Assert.Equal("Spoiled Used", string.Join(' ', entries.Select(row => row[1])));
        Assert.Equal(["Басып шығарғанда қағаз тұрып қалды.", null], (await host.FatesAsync(number)).Select(fate => fate.VoidReason), StringComparer.Ordinal);
        Assert.Equal("ApplicationApproved DuplicatePrepared BlankSpoiled DuplicatePrepared", string.Join(' ', (await host.EventsAsync(number)).TakeLast(4)));
        await clerk.GetAsync("/kk/staff/register?year=2033");
        Assert.Contains(Said.In("kk", "register.state.void"), clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_OfAKindThatTheApplicantForgot_AsksForItAndTheDuplicateHasIt()
    {
        host.Clock.SetAlmaty("2039-02-03 10:00");
        var person = host.NewPerson();
        using var citizen = host.NewVisitor();
        await citizen.GoToAsync("document", person);
        await citizen.AnswerAsync(person, "kk", ("Distinction", "Unsure"));
        await citizen.AnswerUntilAsync("check", person);
        host.Clock.AdvancePastResend();
        await citizen.AnswerAsync(person);
        await citizen.TypeCodeAsync(person);
        var number = citizen.NumberOfCase();
        await host.BringThroughAsync(number, "approve");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.ActAsync(number, "prepare", OfficerJourneys.EntriesFor("prepare"));
        Said.Refused(clerk, "kk", "Distinction", "casework.prepare.kind-error");
        await clerk.ActAsync(number, "prepare", [.. OfficerJourneys.EntriesFor("prepare"), ("Distinction", "WithHonours")]);
        await clerk.GetAsync("/kk/staff/register?year=2039");
        Assert.Contains(Said.In("kk", "documents.kind.GeneralSecondary.WithHonours"), clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_Searched_FindsByEntryBlankAndFoldedName()
    {
        host.Clock.SetAlmaty("2034-02-03 10:00");
        var number = await host.NewCaseAsync();
        await host.BringThroughAsync(number, "hand-over");
        var blank = (await host.QueryAsync("""SELECT "Blank" FROM "CertificateDuplicates" WHERE "RegisterYear" = 2034"""))[0][0];
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, "ru");
        foreach (var words in (string[])["1", "№ 1", "1/2034", blank, "гульнур", "БАУЫРЖАНКЫЗЫ"])
        {
            await clerk.GetAsync($"/ru/staff/register?year=2034&q={Uri.EscapeDataString(words)}");
            Assert.Contains("Жеке куәлік 000000000", clerk.Main, StringComparison.Ordinal);
            Assert.Contains(number, clerk.Html, StringComparison.Ordinal);
        }

        await clerk.GetAsync($"/ru/staff/register?year=2035&q={Uri.EscapeDataString("№ 1/2034.")}");
        Assert.Contains(number, clerk.Html, StringComparison.Ordinal);
        await clerk.GetAsync("/ru/staff/register?year=2034&q=1%2F2033");
        Assert.DoesNotContain(number, clerk.Html, StringComparison.Ordinal);
        await clerk.GetAsync("/ru/staff/register?year=2034&q=2");
        Assert.Contains(Said.In("ru", "register.none-found"), clerk.Main, StringComparison.Ordinal);
        await clerk.GetAsync("/ru/staff/register/print?year=2034");
        Assert.Contains(blank, clerk.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_LongerThanAPage_IsReadPageByPage()
    {
        host.Clock.SetAlmaty("2035-02-03 10:00");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await host.ReceiveBlanksAsync(Demo.AlmatySchool, "БЕТ № 0000001–0000060");
        var cases = await host.ApprovedAsync(Demo.AlmatySchool, 60, 35_000_000);
        for (var place = 0; place < cases.Count; place++)
        {
            Assert.Null(await host.IssueAsync(cases[place], $"БЕТ № {place + 1:D7}"));
        }

        await clerk.GetAsync("/kk/staff/register?year=2035");
        Assert.Equal(50, clerk.Page.QuerySelectorAll("tbody tr").Length);
        await clerk.GetAsync(clerk.Find("main a[rel=next]").GetAttribute("href")!);
        Assert.Equal(10, clerk.Page.QuerySelectorAll("tbody tr").Length);
        Assert.False(clerk.Has("main a[rel=next]"));
    }

    [Fact]
    public async Task Export_OfAYear_IsHarmlessWholeAndOnRecord()
    {
        host.Clock.SetAlmaty("2036-02-03 10:00");
        var number = await host.NewCaseAsync();
        await host.BringThroughAsync(number, "ready");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.ActAsync(number, "hand-over", ("Recipient", "=cmd|' /C calc'!A0"), ("IdentityDocument", "\"№\" 1\uffff"), ("Representation", "Сенімхат № 5"));
        await host.ExecuteAsync("""UPDATE "CertificateDuplicates" SET "Recipient" = '=cmd|'' /C calc''!A0' || '%' WHERE "RegisterYear" = 2036""".Replace('%', '\uffff'));
        await head.ActAsync(number, "annul", ("Reason", "+7 деген дұрыс емес"));

        using var csv = await head.SendAsync(HttpMethod.Get, "/ru/staff/register/export/csv?year=2036");
        var bytes = await csv.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"\"№\"\" 1\ufffd", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\"\t1/2036\";", lines[1], StringComparison.Ordinal);
        Assert.Contains($"\"\t{Journeys.Spoken(number)}\";", lines[1], StringComparison.Ordinal);
        Assert.All(lines[1].Trim('"').Split("\";\""), cell => Assert.DoesNotContain(cell.FirstOrDefault(), "=+-@"));

        using var xlsx = await head.SendAsync(HttpMethod.Get, "/ru/staff/register/export/xlsx?year=2036");
        using var workbook = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync()), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(workbook));
        var rows = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("=cmd|' /C calc'!A0", rows[1].InnerText, StringComparison.Ordinal);
        var audit = await host.QueryAsync($"""SELECT "Action" FROM "AuditEntries" WHERE "Subject" = '{Demo.AlmatySchool}/2036'""");
        Assert.Equal(2, audit.Count(row => row[0] == "RegisterExported"));
    }

    [Fact]
    public async Task Xlsx_OfAnotherSchool_HoldsTheHeadingOnly()
    {
        host.Clock.SetAlmaty("2038-02-03 10:00");
        await host.BringThroughAsync(await host.NewCaseAsync(), "prepare");
        Assert.Equal(2, await RowsOfAsync(Demo.AlmatyHead));
        Assert.Equal(1, await RowsOfAsync(Demo.AstanaHead));

        async Task<int> RowsOfAsync(string email)
        {
            using var head = await host.StaffAsync(email);
            using var xlsx = await head.SendAsync(HttpMethod.Get, "/kk/staff/register/export/xlsx?year=2038");
            using var workbook = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync()), isEditable: false);
            return workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count();
        }
    }

    [Theory]
    [InlineData("staff/register?year=2037")]
    [InlineData("staff/register/print?year=2037")]
    [InlineData("staff/register/export/csv?year=2037")]
    [InlineData("staff/blanks")]
    public async Task Books_OfAnotherSchool_ShowNothingOfIt(string page)
    {
        host.Clock.SetAlmaty("2037-02-03 10:00");
        var number = await host.NewCaseAsync();
        await host.BringThroughAsync(number, "prepare");
        using var stranger = await host.StaffAsync(Demo.AstanaHead);
        await stranger.GetAsync($"/kk/{page}");
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
        foreach (var foreign in (string[])[number, "Бауыржанқызы", "ЖОБ № 0000", "№ 17"])
        {
            Assert.DoesNotContain(foreign, stranger.Html, StringComparison.Ordinal);
        }
    }
}
