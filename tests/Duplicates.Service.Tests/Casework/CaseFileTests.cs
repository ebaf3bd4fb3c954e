using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Casework;

public sealed class CaseFileTestsOnSqlite(SqliteHost host) : CaseFileTests(host), IClassFixture<SqliteHost>;

public sealed class CaseFileTestsOnPostgreSql(PostgreSqlHost host) : CaseFileTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>What a case gathers beside its way: the list of R3, questions, notes, and who looked at it.</summary>
public abstract class CaseFileTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Question_ToTheApplicant_StandsFirstAndItsAnswerReachesTheHolder(string language)
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        using var applicant = host.NewVisitor();
        var number = await applicant.ApplyAsync(host, person, language);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "start");
        await clerk.GetAsync($"/kk/staff/cases/{number}/question");
        Assert.Contains(Said.In("kk", "casefile.question.lead"), clerk.Main, StringComparison.Ordinal);
        await clerk.SubmitAsync();
        Said.Refused(clerk, "kk", "Question", "casefile.question.error");
        var due = await DueOnAsync(number);
        await clerk.DoAsync(number, "question");
        Assert.Equal(due, await DueOnAsync(number));
        Assert.Contains(Said.In("kk", "casefile.question.clock"), clerk.Main, StringComparison.Ordinal);
        Assert.DoesNotContain($"cases/{number}/question", clerk.Html, StringComparison.Ordinal);
        Assert.Contains(await host.NoticesToAsync(person), message => message.Kind == "question" && message.Language == language);

        await applicant.GetAsync($"/{language}/my/{number}");
        Assert.Equal(Said.In(language, "casefile.my.question"), applicant.Text("main h2"));
        Assert.Contains("Аттестатты қай жылы алдыңыз?", applicant.Text("main section.asked"), StringComparison.Ordinal);
        await applicant.SubmitAsync();
        Said.Refused(applicant, language, "Answer", "casefile.my.error");
        var (path, old) = applicant.Fill("main section.asked form", ("Answer", "Екінші рет"));
        await applicant.SubmitAsync(("Answer", "2006 жылы алдым."));
        Assert.Equal($"/{language}/my/{number}?answered=true", applicant.Address);
        Assert.False(applicant.Has("section.asked"));
        await applicant.PostAsync(path, old);
        Said.RefusedAsAWhole(applicant, language, "casefile.my.too-late");

        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains("2006 жылы алдым.", clerk.Text(".exchange__answer"), StringComparison.Ordinal);
        var told = await host.QueryAsync($"""SELECT n."Kind", u."Email" FROM "StaffNotices" n JOIN "AspNetUsers" u ON u."Id" = n."PersonId" WHERE n."CaseNumber" = '{number}'""");
        Assert.Equal(["answered", Demo.AlmatyClerk], Assert.Single(told));
    }

    [Fact]
    public async Task Answer_ByAnotherCitizen_IsNotFoundAndChangesNothing()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "question");
        using var stranger = await host.CitizenAsync(host.NewPerson());
        var token = stranger.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await stranger.PostAsync($"/kk/my/{number}?handler=Answer", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Answer", "Мен")]);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal("QuestionAsked", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Checklist_OnceTicked_ShowsWhoAndWhatAndHoldsNothingElse()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains(Said.In("kk", "casefile.checklist.not-yet"), clerk.Main, StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "casework.nothing-else"), clerk.Main, StringComparison.Ordinal);
        await clerk.DoAsync(number, "checklist");
        Assert.Equal(4, clerk.Page.QuerySelectorAll(".ticks__item").Length);
        Assert.Contains(Said.In("kk", "casefile.item.Application"), clerk.Text(".ticks__item--yes"), StringComparison.Ordinal);
        Assert.Contains("Сәуле Ахметова", clerk.Main, StringComparison.Ordinal);
        await clerk.GetAsync($"/kk/staff/cases/{number}/checklist");
        Assert.Equal("Application", clerk.Value("Items"));
    }

    [Fact]
    public async Task Note_ForColleagues_IsUnreadableAtRestAndNeverTheApplicants()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        using var applicant = host.NewVisitor();
        var number = await applicant.ApplyAsync(host, person);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}/note");
        var (path, fields) = clerk.Fill("main form[method=post]", ("Note", "Кітап директордың кабинетінде."));
        await clerk.DoAsync(number, "holder");
        await clerk.PostAsync(path, fields); // the case went on meanwhile; a note holds all the same
        Assert.Equal($"/kk/staff/cases/{number}", clerk.Address);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff/cases/{number}");
        Assert.Contains("Кітап директордың кабинетінде.", head.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.QueryAsync("""SELECT "TextCipher" FROM "CaseNotes" """), row => row[0].Contains("Кітап", StringComparison.Ordinal));
        await applicant.GetAsync($"/kk/my/{number}");
        Assert.DoesNotContain("Кітап директордың", applicant.Html, StringComparison.Ordinal);
        Assert.Equal(2, applicant.Html.Split("Сәуле").Length); // as who has the case, not as who wrote a note
    }

    [Fact]
    public async Task Reads_OfACase_StandBesideItsHistory()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var stranger = await host.StaffAsync(Demo.AstanaClerk);
        await stranger.GetAsync($"/kk/staff/cases/{number}");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}/documents/application");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff/cases/{number}");
        var rows = head.Page.QuerySelectorAll("details tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Skip(1).Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal(
            [
                $"Айгүл Қасымова|{Said.In("kk", "casefile.read.opened")}",
                $"Сәуле Ахметова|{Said.In("kk", "casefile.read.document")}",
                $"{Said.In("kk", "casefile.reader.SchoolClerk")}|{Said.In("kk", "casefile.read.denied")}",
            ],
            rows);
    }

    [Fact]
    public async Task Case_Searched_NamesEachFactOnce()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, "ru");
        await clerk.DoAsync(number, "start");
        await clerk.ActAsync(number, "search", ("Outcome", "Found"), ("RegisterEntry", "128"), ("OriginalSeriesAndNumber", "ЖБ 0012345"));
        await clerk.GetAsync($"/ru/staff/cases/{number}");
        var names = clerk.Page.QuerySelectorAll("dt").Select(name => name.TextContent.Trim()).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names, StringComparer.Ordinal);
        Assert.Contains("Аттестат об общем среднем образовании и приложение к нему", clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_ToAnArchive_IsTakenUpThereAndTheApplicantTold()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person, "ru");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "holder");
        await clerk.ActAsync(number, "redirect", ("OfficeId", Demo.Archive), ("Cause", "Мектеп архиві сонда."));
        using var archive = await host.StaffAsync(Demo.ArchiveClerk);
        await archive.GetAsync("/kk/staff?tab=Unclaimed");
        Assert.Contains(number, archive.Html, StringComparison.Ordinal);
        await archive.DoAsync(number, "start");
        Assert.Contains("Лаура Сәтбаева", archive.Text(".case__now"), StringComparison.Ordinal);
        Assert.Contains(await host.NoticesToAsync(person), message => message is { Kind: "redirected", Language: "ru" });
    }

    private async Task<string> DueOnAsync(string number) => (await host.QueryAsync($"""SELECT "DueOn" FROM "Applications" WHERE "Number" = '{number}'"""))[0][0];
}
