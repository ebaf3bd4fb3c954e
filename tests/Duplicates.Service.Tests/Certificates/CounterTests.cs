using System.Net;
using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Certificates;

public sealed class CounterTestsOnSqlite(SqliteHost host) : CounterTests(host), IClassFixture<SqliteHost>;

public sealed class CounterTestsOnPostgreSql(PostgreSqlHost host) : CounterTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A duplicate that the applicant collects at an office of the Corporation (R5.7).</summary>
public abstract class CounterTests(ServiceHost host)
{
    [Theory]
    [InlineData("2026-12-10 18:00", false)] // due 2026-12-11
    [InlineData("2026-12-11 09:00", true)]
    public async Task Duplicate_SentToTheOffice_ArrivesAndIsHandedOverThere(string sentAt, bool isLate)
    {
        var number = await ReadyCaseAsync();
        host.Clock.SetAlmaty(sentAt);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff/cases/{number}/send");
        Assert.Contains("2026 ж. 10 желтоқсан", head.Main, StringComparison.Ordinal);
        Assert.Equal(isLate, head.Main.Contains(Said.In("kk", "register.send.late"), StringComparison.Ordinal));
        await head.SubmitAsync();
        Assert.Equal(isLate, head.Main.Contains(Said.In("kk", "register.sent-late"), StringComparison.Ordinal));
        await head.GetAsync($"/kk/staff/cases/{number}/hand-over");
        Assert.Equal($"/kk/staff/cases/{number}?stale=true", head.Address);

        using var person = await host.StaffAsync(Demo.Operator, "ru");
        await person.GetAsync($"/ru/counter/{number}");
        Assert.Equal("/ru/counter?stale=true", person.Address);
        await person.SubmitFormAsync($"form:has(input[value='{number}'])");
        await person.GetAsync($"/ru/counter/{number}");
        await person.SubmitAsync(("Recipient", ""));
        Said.Refused(person, "ru", "Recipient", "casework.hand-over.recipient-error");
        Said.Refused(person, "ru", "IdentityDocument", "casework.hand-over.identity-error");
        await person.SubmitAsync(("Recipient", "Ким Анна"), ("IdentityDocument", "№ 012345678"));
        Said.Refused(person, "ru", "Representation", "casework.violation.RepresentationRequired");
        await person.SubmitAsync(("Representation", "Доверенность № 5"));
        Assert.Equal("/ru/counter", person.Address);
        Assert.DoesNotContain(number, person.Html, StringComparison.Ordinal);
        Assert.Equal(
            "DuplicateReady DuplicateSentToCorporation DuplicateArrivedAtCorporation DuplicateHandedOver",
            string.Join(' ', (await host.EventsAsync(number)).TakeLast(4)));
        var fate = Assert.Single(await host.FatesAsync(number));
        Assert.Equal(("Ким Анна", "№ 012345678", "Жанна Исаева", Demo.AstanaCorporation), (fate.Recipient, fate.IdentityDocument, fate.HandedOverBy, fate.SentToOfficeId));
    }

    [Fact]
    public async Task Send_CaseCollectedAtTheSchool_IsNotPossible()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var number = await host.NewCaseAsync();
        await host.BringThroughAsync(number, "ready");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.GetAsync($"/kk/staff/cases/{number}/send");
        Assert.Equal($"/kk/staff/cases/{number}?stale=true", head.Address);
    }

    [Fact]
    public async Task Counter_CaseThatWasNotSentThere_IsNotFoundAndOnRecord()
    {
        var number = await ReadyCaseAsync();
        using var person = await host.StaffAsync(Demo.Operator);
        Assert.DoesNotContain(number, person.Html, StringComparison.Ordinal);
        await person.GetAsync($"/kk/counter/{number}");
        Assert.Equal(HttpStatusCode.NotFound, person.Status);
        var token = person.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await person.PostAsync("/kk/counter?handler=Arrived", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("number", number)]);
        Assert.Equal(HttpStatusCode.NotFound, person.Status);
        Assert.Equal("DuplicateReady", (await host.EventsAsync(number))[^1]);
        Assert.Equal(2, (await host.AuditAsync(number)).Count(action => action == "CaseDenied"));
    }

    [Fact]
    public async Task Applicant_OfADuplicateForTheCorporation_HearsOfItWhenItHasArrivedThere()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        var number = await host.NewCaseCollectedAtTheCorporationAsync(person);
        await host.BringThroughAsync(number, "ready");
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person);
        await citizen.GetAsync($"/kk/my/{number}");
        Assert.Contains(Said.In("kk", "track.sentence.OnItsWay"), citizen.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.NoticesToAsync(person), notice => notice.Kind == "ready");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.ActAsync(number, "send");
        using var counter = await host.StaffAsync(Demo.Operator);
        await counter.SubmitFormAsync($"form:has(input[value='{number}'])");
        Assert.Single(await host.NoticesToAsync(person), notice => notice.Kind == "ready");
        await citizen.GetAsync($"/kk/my/{number}");
        Assert.Contains(host.Services.GetRequiredService<IOffices>().Find(Demo.AstanaCorporation)!.Name.In("kk"), citizen.Text("section[aria-labelledby=todo]"), StringComparison.Ordinal);
        Assert.DoesNotContain(Demo.SchoolName("kk"), citizen.Text("section[aria-labelledby=todo]"), StringComparison.Ordinal);
        Assert.Contains(Said.In("kk", "track.sentence.Ready"), citizen.Main, StringComparison.Ordinal);
        await citizen.GetAsync($"/kk/my/{number}/documents/ready-notice");
        Assert.Equal(HttpStatusCode.OK, citizen.Status);
    }

    [Fact]
    public async Task Duplicate_AnnulledBeforeTheHandOver_IsMadeAnewOnAnotherBlank()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        var number = await host.NewCaseCollectedAtTheCorporationAsync(person);
        await host.BringThroughAsync(number, "ready");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await head.DoAsync(number, "annul");
        Assert.Single(await host.NoticesToAsync(person), notice => notice.Kind == "made-anew");
        foreach (var action in (string[])["prepare", "ready", "send"])
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            await head.DoAsync(number, action);
        }

        var entries = await host.QueryAsync($"""
            SELECT b."State" FROM "CertificateDuplicates" d JOIN "Blanks" b ON b."Blank" = d."Blank"
            JOIN "Applications" a ON a."Id" = d."ApplicationId" WHERE a."Number" = '{number}' ORDER BY d."RegisterNumber"
            """);
        Assert.Equal(["Spoiled", "Used"], entries.Select(entry => entry[0]), StringComparer.Ordinal);
        Assert.Equal(["Бланкте қате бар.", null], (await host.FatesAsync(number)).Select(fate => fate.VoidReason), StringComparer.Ordinal);
        await head.GetAsync($"/kk/staff/cases/{number}/documents/duplicate-sheet");
        Assert.Contains(Said.In("kk", "documents.sheet.without-force"), head.Main, StringComparison.Ordinal);
        using var counter = await host.StaffAsync(Demo.Operator);
        await counter.SubmitFormAsync($"form:has(input[value='{number}'])");
        await counter.GetAsync($"/kk/counter/{number}");
        await counter.SubmitAsync(("IdentityDocument", "№ 012345678"));
        Assert.Equal("DuplicateHandedOver", (await host.EventsAsync(number))[^1]);
    }

    private async Task<string> ReadyCaseAsync()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var number = await host.NewCaseCollectedAtTheCorporationAsync();
        await host.BringThroughAsync(number, "ready");
        return number;
    }
}
