using System.Net;
using System.Text.RegularExpressions;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Applications;
using Duplicates.Service.Certificates;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Documents;

public sealed class PaperTestsOnSqlite(SqliteHost host) : PaperTests(host), IClassFixture<SqliteHost>;

public sealed class PaperTestsOnPostgreSql(PostgreSqlHost host) : PaperTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Questions, data sheets and extracts from the book are papers that stay as they were issued.</summary>
public abstract partial class PaperTests(ServiceHost host)
{
    private const string Kept = """SELECT l."Sha256", l."TemplateSha256", l."TemplateVersion", l."NumberText", l."IsPdfDue" FROM "Letters" l JOIN "Applications" a ON a."Id" = l."ApplicationId" """;

    [Theory]
    [InlineData("kk", "Аттестатты қай жылы алдыңыз?", "Қай сыныпта бітірдіңіз?", "2026 ж. 11 желтоқсан")]
    [InlineData("ru", "В каком году вы получили аттестат?", "Какой класс вы окончили?", "11 декабря 2026 г.")]
    public async Task Question_AskedTwice_IsALetterOfItsOwnEachTime(string language, string first, string second, string dueOn)
    {
        var (person, number) = await NewCaseAsync(language);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "start");
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person, language);
        await clerk.ActAsync(number, "question", ("Question", first));
        await citizen.GetAsync($"/{language}/my/{number}");
        await citizen.SubmitFormAsync("section.asked form", ("Answer", "2006"));
        await clerk.ActAsync(number, "question", ("Question", second));

        var letter = await ReadAsync(citizen, $"/{language}/my/{number}/documents/question");
        foreach (var fact in (string[])[first, dueOn, person.FullName, Journeys.Spoken(number), Demo.SchoolName(language), Said.In(language, "letters.question.nothing-else")])
        {
            Assert.Contains(fact, citizen.Main, StringComparison.Ordinal);
        }

        Assert.Matches(OutgoingNumber(), letter);
        Assert.DoesNotContain(second, letter, StringComparison.Ordinal);
        Assert.Contains(second, await ReadAsync(citizen, $"/{language}/my/{number}/documents/question-2"), StringComparison.Ordinal);
        var rows = await host.QueryAsync($"""{Kept} WHERE a."Number" = '{number}' AND l."Kind" = 'Question'""");
        Assert.Equal(2, rows.Select(row => row[3]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows, row => Assert.Matches("^[0-9a-f]{64}$", row[0]));

        using var anybody = host.NewVisitor();
        await anybody.GetAsync(CheckAddress().Match(letter).Value);
        Assert.Contains(Said.In(language, "documents.title.Question"), anybody.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(first, anybody.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_WhoseWordsWereNotKept_IsWrittenAnewAsItWasAsked()
    {
        var (person, number) = await NewCaseAsync("kk");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "start");
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person);
        foreach (var question in (string[])["Бірінші сұрақ?", "Екінші сұрақ?"])
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            await clerk.ActAsync(number, "question", ("Question", question));
            await citizen.GetAsync($"/kk/my/{number}");
            await citizen.SubmitFormAsync("section.asked form", ("Answer", "Жауап."));
        }

        await host.ExecuteAsync($"""UPDATE "Letters" SET "Text" = NULL, "Sha256" = NULL, "IsPdfDue" = FALSE WHERE "Kind" = 'Question' AND "ApplicationId" IN (SELECT "Id" FROM "Applications" WHERE "Number" = '{number}')""");
        Assert.Contains("Бірінші сұрақ?", await ReadAsync(citizen, $"/kk/my/{number}/documents/question"), StringComparison.Ordinal);
        Assert.Contains("Екінші сұрақ?", await ReadAsync(citizen, $"/kk/my/{number}/documents/question-2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DuplicateSheet_OfASpoiledBlank_StaysBesideTheNewOneAndTheRegisterNamesItsTemplate()
    {
        var (_, number) = await NewCaseAsync("kk");
        await host.BringThroughAsync(number, "prepare");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        var first = await ReadAsync(head, $"/kk/staff/cases/{number}/documents/duplicate-sheet");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await head.DoAsync(number, "spoil");
        await head.DoAsync(number, "prepare");

        Assert.Equal(first, await ReadAsync(head, $"/kk/staff/cases/{number}/documents/duplicate-sheet"));
        Assert.Contains(Said.In("kk", "documents.sheet.replaced"), head.Main, StringComparison.Ordinal);
        Assert.NotEqual(first, await ReadAsync(head, $"/kk/staff/cases/{number}/documents/duplicate-sheet-2"), StringComparer.Ordinal);
        Assert.DoesNotContain(Said.In("kk", "documents.sheet.replaced"), head.Main, StringComparison.Ordinal);
        var sheets = await host.QueryAsync($"""{Kept} WHERE a."Number" = '{number}' AND l."Kind" = 'DuplicateSheet' ORDER BY l."Ordinal" """);
        Assert.Equal(2, sheets.Count);
        Assert.All(sheets, sheet => Assert.Contains(sheet[4], (string[])["1", "True"], StringComparer.Ordinal)); // its file is kept, too
        var entry = await EntryOfAsync(number);
        Assert.Equal((sheets[0][2], sheets[0][1]), (entry.SheetVersion, entry.SheetSha256));
    }

    [Theory]
    [InlineData("kk", "Абдикадырова Гульнур Бауыржановна")]
    [InlineData("ru", "Абдикадырова Гульнур Бауыржановна")]
    public async Task RegisterExtract_OfTheHead_SaysWhatTheBookSaysAndIsALetter(string language, string nameInRussian)
    {
        var (person, number) = await NewCaseAsync(language);
        await host.BringThroughAsync(number, "hand-over");
        using var head = await host.StaffAsync(Demo.AlmatyHead, language);
        await head.GetAsync($"/{language}/staff/cases/{number}/register-extract");
        await head.SubmitAsync();
        Assert.EndsWith($"/staff/cases/{number}", head.Address, StringComparison.Ordinal);
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person, language);
        var letter = await ReadAsync(citizen, $"/{language}/my/{number}/documents/register-extract");
        var entry = (await host.QueryAsync($"""
            SELECT d."RegisterNumber", d."Blank" FROM "CertificateDuplicates" d JOIN "Applications" a ON a."Id" = d."ApplicationId" WHERE a."Number" = '{number}'
            """))[0];
        foreach (var fact in (string[])[$"{entry[0]}/2026", entry[1], nameInRussian, "Ибраева Сәуле Қанатқызы", person.FullName])
        {
            Assert.Contains(fact, citizen.Main, StringComparison.Ordinal);
        }

        Assert.Matches(OutgoingNumber(), letter);
        Assert.DoesNotContain("000000000", letter, StringComparison.Ordinal); // the identity document of whoever collected it is nobody else's business
        Assert.Contains("RegisterExtractIssued", await host.EventsAsync(number), StringComparer.Ordinal);
    }

    [Fact]
    public async Task RegisterExtract_OfAClerkOrBeforeTheSignatures_IsNotOffered()
    {
        var (_, number) = await NewCaseAsync("kk");
        await host.BringThroughAsync(number, "prepare");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff/cases/{number}/register-extract");
        Assert.Contains("stale=true", head.Address, StringComparison.Ordinal);
        await head.DoAsync(number, "ready");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}/register-extract");
        Assert.Contains("stale=true", clerk.Address, StringComparison.Ordinal);
        Assert.DoesNotContain("RegisterExtractIssued", await host.EventsAsync(number), StringComparer.Ordinal);
    }

    private async Task<(TestPerson Person, string Number)> NewCaseAsync(string language)
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        return (person, await host.NewCaseAsync(person, language));
    }

    private async Task<CertificateDuplicate> EntryOfAsync(string number)
    {
        Assert.True(ApplicationNumber.TryParse(number, out var parsed, out _));
        await using var scope = host.Services.CreateAsyncScope();
        var application = await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindForOfficeAsync(parsed, Demo.AlmatySchool, CancellationToken.None);
        return (await scope.ServiceProvider.GetRequiredService<CertificateRegister>().OfApplicationAsync(application!.Id, CancellationToken.None))!;
    }

    private static async Task<string> ReadAsync(Visitor reader, string address)
    {
        await reader.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        return reader.Find("article.letter").OuterHtml;
    }

    [GeneratedRegex(@"12-\d+/2026", RegexOptions.None, 1000)]
    private static partial Regex OutgoingNumber();

    [GeneratedRegex("/(kk|ru)/verify/letter/[0-9A-Z]{32}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CheckAddress();
}

/// <summary>A paper that cannot be written never stands in the way of a case.</summary>
public sealed class PaperThatCannotBeWrittenTests : IAsyncDisposable
{
    private readonly HostWithoutTemplates _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Case_NoPaperCanBeWritten_GoesAllTheWayAndLettersKeepTheirNumbers()
    {
        var number = await _host.NewCaseAsync();
        await _host.BringThroughAsync(number, "hand-over");
        Assert.Equal("DuplicateHandedOver", (await _host.EventsAsync(number))[^1]);
        var papers = await _host.QueryAsync("""SELECT "Kind", "Sha256", "NumberText" FROM "Letters" ORDER BY "Kind" """);
        Assert.Equal(["Application", "DuplicateSheet", "HandOverReceipt", "ReadyNotice", "Receipt"], papers.Select(paper => paper[0]), StringComparer.Ordinal);
        Assert.All(papers, paper => Assert.Equal(string.Empty, paper[1]));
        Assert.Equal("12-1/2026", papers[3][2]);
    }

    private sealed class HostWithoutTemplates() : ServiceHost(new SqliteTestDatabase())
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IRazorViewEngine>(provider =>
                new NoDocuments(ActivatorUtilities.CreateInstance<RazorViewEngine>(provider))));
        }
    }

    private sealed class NoDocuments(IRazorViewEngine views) : IRazorViewEngine
    {
        public RazorPageResult FindPage(ActionContext context, string pageName) => views.FindPage(context, pageName);

        public ViewEngineResult FindView(ActionContext context, string viewName, bool isMainPage) =>
            viewName.StartsWith("Documents/", StringComparison.Ordinal) && isMainPage ? throw new InvalidOperationException("The template is broken.") : views.FindView(context, viewName, isMainPage);

        public string? GetAbsolutePath(string? executingFilePath, string? pagePath) => views.GetAbsolutePath(executingFilePath, pagePath);

        public RazorPageResult GetPage(string executingFilePath, string pagePath) => views.GetPage(executingFilePath, pagePath);

        public ViewEngineResult GetView(string? executingFilePath, string viewPath, bool isMainPage) => views.GetView(executingFilePath, viewPath, isMainPage);
    }
}
