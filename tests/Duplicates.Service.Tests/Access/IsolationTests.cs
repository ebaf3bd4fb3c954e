using System.Net;
using Duplicates.Service.Tests.Files;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Access;

public sealed class IsolationTestsOnSqlite(SqliteHost host) : IsolationTests(host), IClassFixture<SqliteHost>;

public sealed class IsolationTestsOnPostgreSql(PostgreSqlHost host) : IsolationTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A school sees the cases it holds, a citizen their own, and every attempt at another's is on record.</summary>
public abstract class IsolationTests(ServiceHost host)
{
    private static readonly string[] Actions =
        ["start", "search", "propose", "return", "approve", "hearing", "hearing-time", "hearing-record", "remark", "refuse", "prepare", "ready", "hand-over", "redirect", "annul", "holder", "checklist", "question", "note", "spoil", "send", "register-extract", "receipt-again", "answer", "hearing-answer", "minutes-remark", "withdrawal", "send-again"];

    private static readonly string[] Documents =
        ["application", "receipt", "hearing-notice", "refusal", "ready-notice", "question", "register-extract", "duplicate-sheet", "hand-over-receipt", "missing-papers"];

    [Theory]
    [InlineData(Demo.AstanaClerk)]
    [InlineData(Demo.AstanaHead)]
    public async Task Case_OfAnotherSchool_IsNotFoundWhateverIsAsked(string email)
    {
        var number = await host.NewCaseAsync();
        await host.BringThroughAsync(number, "ready");
        using var stranger = await host.StaffAsync(email);
        var paths = Actions.Concat(Documents.Select(document => $"documents/{document}")).Append("workflow").Prepend(string.Empty);
        var denied = 0;
        foreach (var path in paths)
        {
            await stranger.GetAsync($"/kk/staff/cases/{number}/{path}".TrimEnd('/'));
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
            Assert.DoesNotContain("Бауыржанқызы", stranger.Html, StringComparison.Ordinal);
            denied++;
        }

        Assert.Equal(denied, (await host.AuditAsync(number)).Count(action => action == "CaseDenied"));
    }

    [Fact]
    public async Task Action_OnACaseOfAnotherSchool_ChangesNothing()
    {
        var number = await host.NewCaseAsync();
        await host.ProposeApprovalAsync(number);
        using var stranger = await host.StaffAsync(Demo.AstanaHead);
        var token = stranger.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        foreach (var action in Actions)
        {
            await stranger.PostAsync($"/kk/staff/cases/{number}/{action}", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Version", "6")]);
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }

        Assert.Equal("DecisionProposed", (await host.EventsAsync(number))[^1]);
        Assert.Equal(Actions.Length, (await host.AuditAsync(number)).Count(action => action == "CaseDenied"));
    }

    [Fact]
    public async Task Search_ListRegisterAndExports_OfAnotherSchool_HoldNothingOfTheCase()
    {
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        await host.BringThroughAsync(number, "ready");
        var blank = (await host.QueryAsync($"""SELECT d."Blank" FROM "CertificateDuplicates" d JOIN "Applications" a ON a."Id" = d."ApplicationId" WHERE a."Number" = '{number}'"""))[0][0];
        var clerkOfTheSchool = (await host.QueryAsync($"""SELECT "Id" FROM "AspNetUsers" WHERE "Email" = '{Demo.AlmatyClerk}'"""))[0][0];
        foreach (var email in (string[])[Demo.AstanaClerk, Demo.AstanaHead])
        {
            using var stranger = await host.StaffAsync(email);
            foreach (var sought in (string[])[number, Journeys.Spoken(number), person.Iin, person.Surname, person.FullName])
            {
                await stranger.GetAsync("/kk/staff");
                await stranger.SubmitFormAsync("form[role=search]", ("Sought", sought));
                Assert.Contains(Said.In("kk", "worklist.search.none"), stranger.Main, StringComparison.Ordinal);
            }

            foreach (var list in (string[])["?tab=Open", "?tab=Soon", $"?holder={clerkOfTheSchool}", "/register?year=2026", $"/register?year=2026&q={Uri.EscapeDataString(blank)}", $"/register?q={Uri.EscapeDataString(person.Surname)}", "/register/print?year=2026", "/blanks"])
            {
                await stranger.GetAsync($"/kk/staff{list}");
                Assert.Equal(HttpStatusCode.OK, stranger.Status);
                Assert.DoesNotContain($"/cases/{number}", stranger.Html, StringComparison.Ordinal);
                Assert.DoesNotContain(person.GivenName, stranger.Html, StringComparison.Ordinal);
                Assert.DoesNotContain($">{blank}<", stranger.Html, StringComparison.Ordinal);
            }

            using var file = await stranger.SendAsync(HttpMethod.Get, "/kk/staff/register/export/csv?year=2026");
            Assert.DoesNotContain(number, await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task FileAndLetter_OfAnotherCase_AreNotFoundUnderOnesOwnNumber()
    {
        var (owner, own) = (host.NewPerson(), await host.NewCaseAsync());
        using (var citizen = host.NewVisitor())
        {
            await citizen.GoToFilesAsync(owner);
            await citizen.ContinueWithAsync(("түпнұсқа.pdf", SampleFiles.Pdf));
            host.Clock.AdvancePastResend();
            await citizen.AnswerAsync(owner);
            await citizen.TypeCodeAsync(owner);
        }

        var (file, caseOfFile) = (await FileIdAsync(), (await host.QueryAsync("""SELECT a."Number" FROM "Applications" a JOIN "AttachedFiles" f ON f."CaseId" = a."Id" """))[0][0]);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{own}/files/{file}");
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
        using var stranger = await host.StaffAsync(Demo.AstanaClerk);
        await stranger.GetAsync($"/kk/staff/cases/{caseOfFile}/files/{file}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Contains("CaseDenied", await host.AuditAsync(caseOfFile), StringComparer.Ordinal);
        using var other = await host.CitizenAsync(host.NewPerson());
        foreach (var path in (string[])[$"my/{caseOfFile}/files/{file}", $"my/{caseOfFile}/complaint", $"my/{caseOfFile}/hearing"])
        {
            await other.GetAsync($"/kk/{path}");
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
    }

    private async Task<Guid> FileIdAsync() => Guid.Parse((await host.QueryAsync("""SELECT "Id" FROM "AttachedFiles" """))[0][0]);

    [Fact]
    public async Task Case_OfAnotherCitizen_IsNotFoundWhateverIsAsked()
    {
        var number = await host.NewCaseAsync();
        await host.BringThroughAsync(number, "hand-over");
        using var stranger = await host.CitizenAsync(host.NewPerson());
        var denied = 0;
        foreach (var path in Documents.Select(document => $"/documents/{document}").Prepend(string.Empty))
        {
            await stranger.GetAsync($"/kk/my/{number}{path}");
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
            denied++;
        }

        var token = stranger.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await stranger.PostAsync($"/kk/my/{number}?handler=Withdraw", [KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal(denied + 1, (await host.AuditAsync(number)).Count(action => action == "CaseDenied"));
    }

    [Fact]
    public async Task Withdrawal_OfAnotherCitizensCase_ChangesNothing()
    {
        var number = await host.NewCaseAsync();
        using var stranger = await host.CitizenAsync(host.NewPerson());
        var token = stranger.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await stranger.PostAsync($"/kk/my/{number}?handler=Withdraw", [KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal("ApplicationRegistered", (await host.EventsAsync(number))[^1]);
    }

    [Fact]
    public async Task Case_OfOnesOwnSchool_IsReadOnRecord()
    {
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        await clerk.GetAsync($"/kk/staff/cases/{number}/documents/application");
        Assert.Equal(["CaseRead", "DocumentRead"], await host.AuditAsync(number));
    }

    [Fact]
    public async Task Form_WithoutItsToken_ChangesNothing()
    {
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.PostAsync($"/kk/staff/cases/{number}/start", [KeyValuePair.Create("Version", "3")]);
        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
        Assert.Equal("ApplicationRegistered", (await host.EventsAsync(number))[^1]);
    }
}
