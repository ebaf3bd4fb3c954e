using System.Net;
using System.Text.RegularExpressions;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Documents;

public sealed class LetterTestsOnSqlite(SqliteHost host) : LetterTests(host), IClassFixture<SqliteHost>;

public sealed class LetterTestsOnPostgreSql(PostgreSqlHost host) : LetterTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Letters are numbered, kept as they were sent, and can be checked by whoever holds them.</summary>
public abstract partial class LetterTests(ServiceHost host)
{
    private const string StartOfTests = "2026-11-20 10:00";

    [Theory]
    [InlineData("kk", "Қасымова Айгүл Ерланқызы", "2027 ж. 25 ақпан")]
    [InlineData("ru", "Касымова Айгуль Ерлановна", "25 февраля 2027 г.")]
    public async Task Refusal_WhateverChangesLater_StaysAsItWasSent(string language, string head, string complaintUntil)
    {
        var (person, number) = await RefusedAsync(language);
        using var citizen = await host.CitizenAsync(person, language);
        var sent = await LetterAsync(citizen, $"/{language}/my/{number}/documents/refusal");
        Assert.Matches(OutgoingNumber(), sent);
        foreach (var fact in (string[])[Demo.SchoolName(language), person.FullName, head, complaintUntil, Said.RequirementsNotMet(language), "Жыл сәйкес келмейді."])
        {
            Assert.Contains(fact, citizen.Main, StringComparison.Ordinal);
        }

        await RenameSchoolAsync("Аты өзгерген мектеп", "Переименованная школа");
        try
        {
            Assert.Equal(sent, await LetterAsync(citizen, $"/{language}/my/{number}/documents/refusal"));
        }
        finally
        {
            await RenameSchoolAsync(Demo.SchoolName("kk"), Demo.SchoolName("ru"));
        }

        var stored = (await host.QueryAsync($"""
            SELECT l."Sha256", l."TemplateSha256", l."NumberText", l."Language" FROM "Letters" l JOIN "Applications" a ON a."Id" = l."ApplicationId" WHERE a."Number" = '{number}' AND l."Kind" = 'Refusal'
            """))[0];
        Assert.Matches("^[0-9a-f]{64}$", stored[0]);
        Assert.Matches("^[0-9a-f]{64}$", stored[1]);
        Assert.Contains(stored[2], citizen.Main, StringComparison.Ordinal);
        Assert.Equal(language, stored[3]);
    }

    [Fact]
    public async Task Refusal_OfARenamedSchoolBeforeLettersWereKept_IsWrittenAnew()
    {
        var (person, number) = await RefusedAsync("kk");
        await host.ExecuteAsync($"""DELETE FROM "Letters" WHERE "ApplicationId" IN (SELECT "Id" FROM "Applications" WHERE "Number" = '{number}')""");
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}/documents/refusal");
        Assert.Equal(HttpStatusCode.OK, citizen.Status);
        Assert.Contains("Жыл сәйкес келмейді.", citizen.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Said.In("kk", "letters.number"), citizen.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Refusal_CheckedByWhoeverHoldsIt_ShowsNothingPersonal(string language)
    {
        var (person, number) = await RefusedAsync(language);
        using var citizen = await host.CitizenAsync(person, language);
        var address = CheckAddress().Match(await LetterAsync(citizen, $"/{language}/my/{number}/documents/refusal")).Value;
        using var anybody = host.NewVisitor();
        await anybody.GetAsync(address);
        Assert.Contains(Said.In(language, "letters.verify.valid"), anybody.Main, StringComparison.Ordinal);
        Assert.Contains(Said.In(language, "documents.title.Refusal"), anybody.Main, StringComparison.Ordinal);
        Assert.Contains(Demo.SchoolName(language), anybody.Main, StringComparison.Ordinal);
        Assert.Contains(Said.In(language, "verify.address", "http://localhost"), anybody.Main, StringComparison.Ordinal);
        await anybody.GetAsync($"/{language}/verify?code={Uri.EscapeDataString($"http://localhost{address}.")}");
        Assert.Equal(address, anybody.Address);
        foreach (var secret in (string[])[person.Surname, person.GivenName, person.Iin, number, Journeys.Spoken(number)])
        {
            Assert.DoesNotContain(secret, anybody.Html, StringComparison.Ordinal);
        }

        await anybody.GetAsync(address[..^1] + (address[^1] == '0' ? '1' : '0'));
        Assert.Contains(Said.In(language, "letters.verify.unknown"), anybody.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadyNotice_OfADamagedDocumentInAnotherName_AsksForTheOriginal()
    {
        host.Clock.SetAlmaty(StartOfTests);
        var person = host.NewPerson();
        using var citizen = host.NewVisitor();
        await citizen.GoToAsync("whose", person, "ru");
        await citizen.AnswerAsync(person, "ru", ("Reason", "Damaged"));
        await citizen.AnswerAsync(person, "ru", ("NameChanged", "true"), ("ThenSurname", "Сейітова"), ("ThenGivenName", person.GivenName));
        while (citizen.StepOf() != "check")
        {
            await citizen.AnswerAsync(person, "ru");
        }

        host.Clock.AdvancePastResend();
        await citizen.AnswerAsync(person, "ru");
        await citizen.TypeCodeAsync(person);
        var number = citizen.NumberOfCase();
        await host.BringThroughAsync(number, "ready");
        await citizen.GetAsync($"/ru/my/{number}/documents/ready-notice");
        Assert.Contains(Said.In("ru", "letters.ready.bring-original"), citizen.Main, StringComparison.Ordinal);
        Assert.Contains("09:00–18:30", citizen.Main, StringComparison.Ordinal);
        await citizen.GetAsync($"/ru/my/{number}");
        Assert.Contains("исх. № 12-", citizen.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_OfALetter_IsMadeOnceAndKept()
    {
        var (person, number) = await RefusedAsync("kk");
        while ((await host.QueryAsync("""SELECT 1 FROM "Letters" WHERE "IsPdfDue" """)).Count > 0)
        {
            await host.RunJobAsync("letters as PDF");
        }

        using var citizen = await host.CitizenAsync(person);
        var first = await PdfAsync(citizen, number);
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(first[..4]));
        Assert.Equal(first, await PdfAsync(citizen, number));
        var kept = (await host.QueryAsync($"""
            SELECT l."PdfSha256" FROM "Letters" l JOIN "Applications" a ON a."Id" = l."ApplicationId" WHERE a."Number" = '{number}' AND l."Kind" = 'Refusal'
            """))[0][0];
        Assert.Equal(kept, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(first)));
    }

    [Fact]
    public async Task Numbers_OfManyLettersAtOnceEachSentTwice_HaveNoGaps()
    {
        const int Cases = 8;
        host.Clock.SetAlmaty("2029-02-05 10:00"); // a year of its own
        var forms = new List<(Visitor Head, string Path, List<KeyValuePair<string, string>> Fields)>();
        for (var i = 0; i < Cases; i++)
        {
            var number = await host.NewCaseAsync();
            await host.ProposeRefusalAsync(number);
            var head = await host.StaffAsync(Demo.AlmatyHead);
            await head.GetAsync($"/kk/staff/cases/{number}/hearing");
            var (path, fields) = head.Fill("main form[method=post]", OfficerJourneys.EntriesFor("hearing"));
            forms.Add((head, path, fields));
        }

        await Task.WhenAll(forms.Concat(forms).Select(form => form.Head.PostAsync(form.Path, form.Fields)));
        var numbers = await host.QueryAsync("""SELECT "Number" FROM "Letters" WHERE "Year" = 2029 ORDER BY "Number" """);
        Assert.Equal(string.Join(' ', Enumerable.Range(1, Cases)), string.Join(' ', numbers.Select(row => row[0])));
        forms.ForEach(form => form.Head.Dispose());
    }

    private async Task<(TestPerson Person, string Number)> RefusedAsync(string language)
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
            await head.ActAsync(number, "refuse", ("Reasons", "Жыл сәйкес келмейді."));
        }

        return (person, number);
    }

    private static async Task<string> LetterAsync(Visitor reader, string address)
    {
        await reader.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        return reader.Find("article.letter").OuterHtml;
    }

    private static async Task<byte[]> PdfAsync(Visitor reader, string number)
    {
        using var answer = await reader.SendAsync(HttpMethod.Get, $"/kk/my/{number}/documents/refusal?pdf=true");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private Task RenameSchoolAsync(string kk, string ru) => host.RenameOfficeAsync(Demo.AlmatySchool, kk, ru);

    [GeneratedRegex(@"12-\d+/2026", RegexOptions.None, 1000)]
    private static partial Regex OutgoingNumber();

    [GeneratedRegex("/(kk|ru)/verify/letter/[0-9A-Z]{32}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CheckAddress();
}

/// <summary>A PDF engine that fails never stands in the way of a case.</summary>
public sealed class LetterWithoutPdfTests : IAsyncDisposable
{
    private readonly ServiceHost _host = new SqliteHost().With("WeasyPrint", "/bin/false");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Case_PdfEngineFails_GoesAllTheWayAndItsLettersCanBePrinted()
    {
        var person = _host.NewPerson();
        var number = await _host.NewCaseAsync(person);
        await _host.BringThroughAsync(number, "hand-over");
        for (var attempt = 0; attempt < 4; attempt++)
        {
            await _host.RunJobAsync("letters as PDF");
        }

        Assert.Empty(await _host.QueryAsync("""SELECT 1 FROM "Letters" WHERE "IsPdfDue" """));
        _host.Clock.AdvancePastResend();
        using var citizen = await _host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}/documents/ready-notice");
        Assert.Equal(HttpStatusCode.OK, citizen.Status);
        await citizen.GetAsync($"/kk/my/{number}/documents/ready-notice?pdf=true");
        Assert.Equal(HttpStatusCode.NotFound, citizen.Status);
    }
}
