using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Access;

public sealed class IsolationTestsOnSqlite(SqliteHost host) : IsolationTests(host), IClassFixture<SqliteHost>;

public sealed class IsolationTestsOnPostgreSql(PostgreSqlHost host) : IsolationTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A school sees the cases it holds, a citizen their own, and every attempt at another's is on record.</summary>
public abstract class IsolationTests(ServiceHost host)
{
    private static readonly string[] Actions =
        ["start", "search", "propose", "return", "approve", "hearing", "hearing-record", "refuse", "prepare", "ready", "hand-over", "redirect", "annul", "holder", "checklist", "question", "note"];

    private static readonly string[] Documents =
        ["application", "receipt", "hearing-notice", "refusal", "duplicate-sheet", "hand-over-receipt"];

    [Theory]
    [InlineData(Demo.AstanaClerk)]
    [InlineData(Demo.AstanaHead)]
    public async Task Case_OfAnotherSchool_IsNotFoundWhateverIsAsked(string email)
    {
        var number = await host.NewCaseAsync();
        await host.BringThroughAsync(number, "ready");
        using var stranger = await host.StaffAsync(email);
        var paths = Actions.Concat(Documents.Select(document => $"documents/{document}")).Prepend(string.Empty);
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
