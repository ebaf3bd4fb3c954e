using System.Net;
using System.Net.Http.Headers;
using Duplicates.Domain.Applications;
using Duplicates.Domain.HomeVisits;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.HomeVisits;
using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Files;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.HomeVisits;

public sealed class HomeVisitTestsOnSqlite(SqliteHost host) : HomeVisitTests(host), IClassFixture<SqliteHost>;

public sealed class HomeVisitTestsOnPostgreSql(PostgreSqlHost host) : HomeVisitTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Visits at home (R8.1): from the call to the receipt, and what becomes of the address afterwards.</summary>
public abstract class HomeVisitTests(ServiceHost host)
{
    private const string Address = "Сарыарқа ауданы, Желтоқсан көшесі 48, 17-пәтер";

    private static readonly SchoolOfficer Operator = new("operator", "Исаева Жанна", ActorRole.CorporationOperator, Demo.AstanaCorporation);

    [Fact]
    public async Task Visit_FromTheCallToTheReceipt_IsOneCaseHoweverOftenItIsSent()
    {
        host.Clock.SetAlmaty("2026-11-24 10:00");
        using var @operator = await host.StaffAsync(Demo.Operator);
        var person = host.NewPerson();
        var visit = await RequestAsync(@operator, person);
        await @operator.SubmitFormAsync("form[action*='Confirm']");
        Said.Refused(@operator, "kk", "IsEntitled", "home-visits.entitled.error");
        await @operator.SubmitFormAsync("form[action*='Confirm']", ("IsEntitled", "true"));
        await @operator.SubmitFormAsync("form[action*='Plan']", ("Day", "2026-11-25"), ("From", "10:00"), ("To", "12:00"), ("FirstWorker", "Исаева Жанна"), ("SecondWorker", "исаева жанна"));
        Said.Refused(@operator, "kk", "SecondWorker", "home-visits.worker.two");
        await @operator.SubmitFormAsync("form[action*='Plan']", ("Day", "2026-11-25"), ("From", "10:00"), ("To", "12:00"), ("FirstWorker", "Исаева Жанна"), ("SecondWorker", "Ким Олег"));
        await @operator.GetAsync("/kk/staff/home-visits/route/2026-11-25");
        Assert.Contains(Address, @operator.Html, StringComparison.Ordinal);
        await @operator.GetAsync(visit);
        await @operator.SubmitFormAsync("form[action*='SetOut']");
        Assert.Contains(Said.In("kk", "home-visits.school.error"), @operator.Main, StringComparison.Ordinal);
        await @operator.GetAsync($"{visit}/school?q=Алматы");
        await @operator.SubmitFormAsync("main form[method=post]", ("OfficeId", Demo.AlmatySchool));
        await @operator.SubmitFormAsync("form[action*='SetOut']");

        await @operator.GetAsync($"{visit}/intake");
        var (path, fields) = @operator.Fill("form[data-visit]", Answers(person));
        await SendAsync(@operator, path, fields, pictures: 0);
        Said.Refused(@operator, "kk", "Uploads", "home-visits.photos.error");
        Assert.Equal(person.Surname, @operator.Find("[name=Surname]").GetAttribute("value"));
        host.Clock.SetAlmaty("2026-11-24 10:25");
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(@operator, path, fields, pictures: 1)));
        Assert.All(sent, address => Assert.Contains(visit, address, StringComparison.Ordinal));
        await @operator.GetAsync(visit);
        var number = @operator.Find("a[href*='/accepted/']").GetAttribute("href")!.Split('/')[^1];
        var cases = await host.QueryAsync($"""SELECT "Channel", "CounterId", CAST("AcceptedOn" AS TEXT) FROM "Applications" WHERE "LearnerName" LIKE '{person.Surname} {person.GivenName}%'""");
        Assert.Equal([nameof(Channel.HomeVisit), Demo.AstanaCorporation], Assert.Single(cases).Take(2), StringComparer.Ordinal);
        Assert.StartsWith("2026-11-24", cases[0][2], StringComparison.Ordinal); // signed at home at ten past ten, sent later (R5.1)
        Assert.Equal("1", (await host.QueryAsync($"""SELECT COUNT(*) FROM "AttachedFiles" f JOIN "Applications" a ON a."Id" = f."CaseId" WHERE a."Number" = '{number}'"""))[0][0]);
        await @operator.GetAsync($"/kk/staff/intake/accepted/{number}");
        Assert.Equal(HttpStatusCode.OK, @operator.Status);
        await @operator.GetAsync($"{visit}/intake");
        Assert.EndsWith(visit, @operator.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfAVisit_IsReadByNobodyElseAndErasedThirtyDaysAfterItsEnd()
    {
        host.Clock.SetAlmaty("2026-11-24 10:00");
        using var @operator = await host.StaffAsync(Demo.Operator);
        var visit = await RequestAsync(@operator, host.NewPerson());
        Assert.DoesNotContain(await host.DumpAsync("HomeVisits"), value => value.Value.Contains("Желтоқсан", StringComparison.Ordinal));
        await @operator.SubmitFormAsync("form[action*='Refuse']", ("Reason", "Адам өзі келе алады"));
        foreach (var (day, isKnown) in ((string, bool)[])[("2026-12-24 09:00", true), ("2026-12-25 09:00", false)])
        {
            host.Clock.SetAlmaty(day);
            await host.RunJobAsync("addresses of visits that are over");
            using var reader = await host.StaffAsync(Demo.Operator);
            await reader.GetAsync(visit);
            Assert.Equal(isKnown, reader.Main.Contains("Желтоқсан", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Visit_OfAnotherOffice_IsNotFoundAndOnRecord()
    {
        var id = await AtAsync("4nosuchoffice0000000000000");
        using var @operator = await host.StaffAsync(Demo.Operator);
        foreach (var page in (string[])["", "/school", "/intake"])
        {
            await @operator.GetAsync($"/kk/staff/home-visits/{id}{page}");
            Assert.Equal(HttpStatusCode.NotFound, @operator.Status);
        }

        Assert.Equal(3, (await host.AuditAsync($"{id:N}")).Count(action => action == "HomeVisitDenied"));
    }

    [Fact]
    public async Task Step_TakenByManyAtOnce_IsTakenOnceAndTheOthersAreRefused()
    {
        var id = await AtAsync(Demo.AstanaCorporation);
        var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TryAsync(desk => desk.ConfirmAsync(id, Operator, CancellationToken.None))));
        Assert.Single(done, one => one);
        Assert.False(await TryAsync(desk => desk.EndAsync(id, HomeVisitState.NotAtHome, null, Operator, CancellationToken.None)));
        Assert.True(await TryAsync(desk => desk.EndAsync(id, HomeVisitState.Cancelled, null, Operator, CancellationToken.None)));
        Assert.False(await TryAsync(desk => desk.PlanAsync(id, new(new(2027, 1, 4), new(10, 0), new(12, 0), "А", "Б"), Operator, CancellationToken.None)));
        Assert.Contains("HomeVisitRefused", await host.AuditAsync($"{id:N} {HomeVisitState.Planned}"), StringComparer.Ordinal);
        using var @operator = await host.StaffAsync(Demo.Operator);
        await @operator.GetAsync($"/kk/staff/home-visits/{id}/intake");
        Assert.EndsWith("?stale=true", @operator.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Intake_OfAVisitThatWasEndedMeanwhile_IsRefusedOnRecordAndMakesNoCase()
    {
        var id = await AtAsync(Demo.AstanaCorporation);
        Assert.True(await TryAsync(desk => desk.ConfirmAsync(id, Operator, CancellationToken.None)));
        Assert.True(await TryAsync(desk => desk.PlanAsync(id, new(new(2027, 1, 4), new(10, 0), new(12, 0), "А", "Б"), Operator, CancellationToken.None)));
        Assert.True(await TryAsync(desk => desk.ChooseSchoolAsync(id, Demo.AlmatySchool, Operator, CancellationToken.None)));
        Assert.True(await TryAsync(desk => desk.SetOutAsync(id, Operator, CancellationToken.None)));
        using var @operator = await host.StaffAsync(Demo.Operator);
        await @operator.GetAsync($"/kk/staff/home-visits/{id}/intake");
        var (path, fields) = @operator.Fill("form[data-visit]", Answers(host.NewPerson()));
        Assert.True(await TryAsync(desk => desk.EndAsync(id, HomeVisitState.NotAtHome, null, Operator, CancellationToken.None)));
        Assert.EndsWith("?stale=true", await SendAsync(@operator, path, fields, pictures: 1), StringComparison.Ordinal);
        Assert.Equal(["HomeVisitRefused"], await host.AuditAsync($"{id:N} {HomeVisitState.Accepted}"));
        Assert.Empty(await host.QueryAsync($"""SELECT 1 FROM "Applications" WHERE "Id" = '{id}'"""));
    }

    [Theory]
    [InlineData("71", "", "71")]
    [InlineData("71", "Астана", "71")]
    [InlineData("35", "Қарағанды қаласы", "35")]
    [InlineData("35", "351810000", "35")]
    [InlineData("10", "Семей", null)]
    public void OfficeOfAnAddress_ByKato_IsTheNearestOfItsRegion(string region, string place, string? expected)
    {
        var office = new VisitingOffices(host.Services.GetRequiredService<IOffices>()).Find(region, place);
        Assert.Equal((expected, expected is null ? (OfficeKind?)null : OfficeKind.Corporation), (office?.Region, office?.Kind));
    }

    private static async Task<string> RequestAsync(Visitor @operator, TestPerson person)
    {
        await @operator.GetAsync("/kk/staff/home-visits/new");
        await @operator.SubmitAsync(
            ("Iin", person.Iin), ("Surname", person.Surname), ("GivenName", person.GivenName), ("Patronymic", person.Patronymic), ("Phone", "8 7172 12 34 56"),
            ("Region", "71"), ("Address", Address), ("Need", "ірі әріп"), ("Carer", "қызы Дана"), ("Access", "домофон 17"));
        Assert.True(@operator.Address.Contains("/staff/home-visits/", StringComparison.Ordinal), @operator.Main);
        return @operator.Address.Split('?')[0];
    }

    private static (string Name, string? Value)[] Answers(TestPerson person) =>
    [
        ("Relation", "Self"), ("Identity", "IdCard"), ("IdentityNumber", "012345678"), ("Iin", person.Iin), ("Level", "GeneralSecondary"), ("Scope", "CertificateAndSupplement"),
        ("Year", "2006"), ("NameChanged", "False"), ("Reason", "Lost"), ("Consent", "true"), ("ReceivedAt", "2026-11-24T05:10:00.000Z"),
    ];

    private static async Task<string> SendAsync(Visitor @operator, string path, IEnumerable<KeyValuePair<string, string>> fields, int pictures)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(field => field.Key != "Uploads"))
        {
            body.Add(new StringContent(value), name);
        }

        for (var i = 0; i < pictures; i++)
        {
            var part = new ByteArrayContent(SampleFiles.Png);
            part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            body.Add(part, "Uploads", "paper.png");
        }

        await @operator.PostAsync(path, body);
        return @operator.Address;
    }

    private async Task<Guid> AtAsync(string officeId)
    {
        var person = host.NewPerson();
        await using var scope = host.Services.CreateAsyncScope();
        var facts = new HomeVisitFacts(new(person.Surname, person.GivenName, person.Patronymic), Iin.Parse(person.Iin), Address, "8 7172 12 34 56");
        return await scope.ServiceProvider.GetRequiredService<HomeVisitDesk>().RequestAsync(facts, officeId, Operator, CancellationToken.None);
    }

    private async Task<bool> TryAsync(Func<HomeVisitDesk, Task> step)
    {
        await using var scope = host.Services.CreateAsyncScope();
        try
        {
            await step(scope.ServiceProvider.GetRequiredService<HomeVisitDesk>());
            return true;
        }
        catch (HomeVisitRefusedException)
        {
            return false;
        }
    }
}
