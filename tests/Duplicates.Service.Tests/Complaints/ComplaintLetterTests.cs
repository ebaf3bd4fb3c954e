using System.Net;
using System.Text.RegularExpressions;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Complaints;

public sealed class ComplaintLetterTestsOnSqlite(SqliteHost host) : ComplaintLetterTests(host), IClassFixture<SqliteHost>;

public sealed class ComplaintLetterTestsOnPostgreSql(PostgreSqlHost host) : ComplaintLetterTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Letters about a complaint are numbered by whoever holds it, kept as they were issued, and no papers of the school.</summary>
public abstract partial class ComplaintLetterTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00";
    private const string Words = "Анықтамада жылым дұрыс жазылған.";
    private const string Reasons = "Бас тарту негізді.";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Letters_WhateverChangesLater_StayAsTheyWereIssued(string language)
    {
        var (person, number, complaint) = await AnsweredByTheDepartmentAsync(language);
        using var citizen = await ComeBackAsync(person, language);
        var sent = new[] { await LetterAsync(citizen, number, complaint, "acknowledgement", language), await LetterAsync(citizen, number, complaint, "answer", language) };
        Assert.Contains(Words, sent[0], StringComparison.Ordinal);
        Assert.Contains(Reasons, sent[1], StringComparison.Ordinal);
        var kept = await KeptAsync(number);
        Assert.Equal(["ComplaintAcknowledgement", "ComplaintAnswer"], kept.Select(row => row[0]), StringComparer.Ordinal);
        foreach (var (row, letter) in kept.Zip(sent))
        {
            Assert.Matches("^12-[0-9]+/2026$", row[1]);
            Assert.Contains(row[1], letter, StringComparison.Ordinal);
            Assert.Contains(person.FullName, letter, StringComparison.Ordinal);
            Assert.Matches("^[0-9a-f]{64}$", row[2]);
            Assert.Equal([Demo.AlmatyDepartment, language], row.Skip(3), StringComparer.Ordinal);
        }

        await host.RenameOfficeAsync(Demo.AlmatyDepartment, $"Аты өзгерген басқарма {language}", $"Переименованное управление {language}");
        Assert.Equal(sent[0], await LetterAsync(citizen, number, complaint, "acknowledgement", language));
        Assert.Equal(sent[1], await LetterAsync(citizen, number, complaint, "answer", language));
        await citizen.GetAsync($"/{language}/my/{number}/complaint");
        Assert.All(kept, row => Assert.Contains(row[1], citizen.Main, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Letter_CheckedByWhoeverHoldsIt_TellsItsIssuerAndNothingPersonal(string language)
    {
        var (person, number, complaint) = await AnsweredByTheDepartmentAsync(language);
        using var citizen = await ComeBackAsync(person, language);
        var address = CheckAddress().Match(await LetterAsync(citizen, number, complaint, "answer", language)).Value;
        var sender = citizen.Find(".letter-sender").TextContent;
        using var anybody = host.NewVisitor();
        await anybody.GetAsync(address);
        foreach (var fact in (string[])[Said.In(language, "letters.verify.valid"), Said.In(language, "documents.title.ComplaintAnswer"), (await KeptAsync(number))[1][1], sender])
        {
            Assert.Contains(fact, anybody.Main, StringComparison.Ordinal);
        }

        foreach (var secret in (string[])[person.Surname, person.GivenName, person.Iin, number, complaint, Reasons])
        {
            Assert.DoesNotContain(secret, anybody.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Letters_OfAComplaint_AreNoPapersOfTheSchoolNorOfTheCase()
    {
        var (person, number, _) = await AnsweredByTheDepartmentAsync("kk");
        using var citizen = await ComeBackAsync(person, "kk");
        await citizen.GetAsync($"/kk/my/{number}");
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        foreach (var reader in (Visitor[])[clerk, citizen])
        {
            Assert.Contains(Said.In("kk", "documents.title.Refusal"), reader.Main, StringComparison.Ordinal);
            Assert.DoesNotContain(Said.In("kk", "documents.title.ComplaintAcknowledgement"), reader.Main, StringComparison.Ordinal);
            Assert.DoesNotContain(Said.In("kk", "documents.title.ComplaintAnswer"), reader.Main, StringComparison.Ordinal);
        }

        foreach (var path in (string[])["complaintacknowledgement", "complaintanswer", "acknowledgement", "answer"])
        {
            await clerk.GetAsync($"/kk/staff/cases/{number}/documents/{path}");
            Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
        }
    }

    [Fact]
    public async Task Letters_OfTheMinistry_HaveASeriesOfTheirOwnAndItsName()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "redirect"); // to a school in Astana, where no department is published
        using var head = await host.StaffAsync(Demo.AstanaHead);
        await head.DoAsync(number, "start");
        var complaint = await FileAsync(person, number, "Action");
        using var inspector = await host.StaffAsync(Demo.Inspector);
        await inspector.GetAsync($"/kk/staff/complaints/{complaint}");
        Assert.Contains("12-1/2026", inspector.Main, StringComparison.Ordinal);
        await inspector.SubmitAsync(("Outcome", "Satisfied"), ("Reasons", Reasons));

        Assert.Equal(["12-1/2026", "12-2/2026"], (await KeptAsync(number)).Select(row => row[1]), StringComparer.Ordinal);
        using var citizen = await ComeBackAsync(person, "kk");
        var letter = await LetterAsync(citizen, number, complaint, "answer");
        Assert.Equal(Said.In("kk", "complaints.ministry"), citizen.Find(".letter-sender").TextContent);
        using var anybody = host.NewVisitor();
        await anybody.GetAsync(CheckAddress().Match(letter).Value);
        Assert.Contains(Said.In("kk", "complaints.ministry"), anybody.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_OfManyComplaintsAtOnceEachSentTwice_HaveNoGaps()
    {
        const int Cases = 4;
        host.Clock.SetAlmaty("2029-02-05 10:00"); // a year of its own
        var forms = new List<(Visitor Citizen, string Path, List<KeyValuePair<string, string>> Fields)>();
        for (var i = 0; i < Cases; i++)
        {
            var person = host.NewPerson();
            var number = await host.NewCaseAsync(person);
            var citizen = await ComeBackAsync(person, "kk");
            await citizen.GetAsync($"/kk/my/{number}/complaint");
            var (path, fields) = citizen.Fill("main form[method=post]", [("Subject", "Action"), ("Text", Words)]);
            forms.Add((citizen, path, fields));
        }

        await Task.WhenAll(forms.Concat(forms).Select(form => form.Citizen.PostAsync(form.Path, form.Fields)));
        var numbers = await host.QueryAsync("""SELECT "Number" FROM "Letters" WHERE "Year" = 2029 AND "Kind" = 'ComplaintAcknowledgement' ORDER BY "Number" """);
        Assert.Equal(string.Join(' ', Enumerable.Range(1, Cases)), string.Join(' ', numbers.Select(row => row[0])));
        forms.ForEach(form => form.Citizen.Dispose());
    }

    [Fact]
    public async Task Letters_OfAComplaintBeforeTheyWereKept_AreWrittenAnew()
    {
        var (person, number, complaint) = await AnsweredByTheDepartmentAsync("kk");
        await host.ExecuteAsync($"""DELETE FROM "Letters" WHERE "Kind" LIKE 'Complaint%' AND "ApplicationId" IN (SELECT "Id" FROM "Applications" WHERE "Number" = '{number}')""");
        using var citizen = await ComeBackAsync(person, "kk");
        await citizen.GetAsync($"/kk/my/{number}/complaint");
        Assert.Contains(Said.In("kk", "documents.title.ComplaintAnswer"), citizen.Main, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"12-\d+/\d{4}", citizen.Main);
        foreach (var (path, words) in ((string, string)[])[("acknowledgement", Words), ("answer", Reasons)])
        {
            var letter = await LetterAsync(citizen, number, complaint, path);
            Assert.Contains(words, letter, StringComparison.Ordinal);
            Assert.Contains("2026 ж. 25 қараша", citizen.Main, StringComparison.Ordinal);
            Assert.DoesNotContain(Said.In("kk", "letters.number"), letter, StringComparison.Ordinal);
            Assert.DoesNotMatch(CheckAddress(), letter);
        }
    }

    private async Task<(TestPerson Person, string Number, string Complaint)> AnsweredByTheDepartmentAsync(string language)
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person, language);
        await host.ProposeRefusalAsync(number);
        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await head.DoAsync(number, "hearing");
        }

        host.Clock.SetAlmaty("2026-11-25 10:30");
        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await head.DoAsync(number, "hearing-record");
            await head.DoAsync(number, "refuse");
        }

        var complaint = await FileAsync(person, number, "Refusal", language);
        using var department = await host.StaffAsync(Demo.DepartmentHead);
        await department.GetAsync($"/kk/staff/complaints/{complaint}");
        await department.SubmitAsync(("Outcome", "Rejected"), ("Reasons", Reasons));
        Assert.Contains(Said.In("kk", "complaints.answered"), department.Main, StringComparison.Ordinal);
        return (person, number, complaint);
    }

    /// <summary>Files a complaint and returns its number, eight digits.</summary>
    private async Task<string> FileAsync(TestPerson person, string number, string subject, string language = "kk")
    {
        using var citizen = await ComeBackAsync(person, language);
        await citizen.GetAsync($"/{language}/my/{number}/complaint");
        await citizen.SubmitAsync(("Subject", subject), ("Text", Words));
        return (await host.QueryAsync($"""SELECT "Number" FROM "Complaints" WHERE "CaseNumber" = '{number}'"""))[0][0];
    }

    private async Task<Visitor> ComeBackAsync(TestPerson person, string language)
    {
        host.Clock.AdvancePastResend();
        return await host.CitizenAsync(person, language);
    }

    /// <summary>Kind, number, hash, issuer and language of the letters about the complaints of a case.</summary>
    private Task<IReadOnlyList<IReadOnlyList<string>>> KeptAsync(string number) => host.QueryAsync($"""
        SELECT l."Kind", l."NumberText", l."Sha256", l."OfficeId", l."Language" FROM "Letters" l JOIN "Applications" a ON a."Id" = l."ApplicationId"
        WHERE a."Number" = '{number}' AND l."Kind" LIKE 'Complaint%' ORDER BY l."Kind"
        """);

    private static async Task<string> LetterAsync(Visitor reader, string number, string complaint, string letter, string language = "kk")
    {
        await reader.GetAsync($"/{language}/my/{number}/complaint/{complaint}/{letter}");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        return reader.Find("article.letter").OuterHtml;
    }

    [GeneratedRegex("/(kk|ru)/verify/letter/[0-9A-Z]{32}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CheckAddress();
}
