using System.Net;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Accounts;

public sealed class UnconfirmedPhoneTestsOnSqlite(SqliteHost host) : UnconfirmedPhoneTests(host), IClassFixture<SqliteHost>;

public sealed class UnconfirmedPhoneTestsOnPostgreSql(PostgreSqlHost host) : UnconfirmedPhoneTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>A phone that nothing but a code speaks for is an account of its own: it sees what it sent and stands in nobody's way (R3.1).</summary>
public abstract class UnconfirmedPhoneTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task SignIn_AfterAStrangerTookTheIin_LetsThePersonInAndApplyForTheSameDocument(string language)
    {
        var person = host.NewPerson();
        var numberOfStranger = await host.NewCaseAsync(StrangerFor(person));
        host.Clock.AdvancePastResend();
        using var visitor = host.NewVisitor();
        var number = await visitor.ApplyAsync(host, person, language);
        Assert.NotEqual(numberOfStranger, number, StringComparer.Ordinal);
        await visitor.GetAsync($"/{language}/my");
        Assert.Contains(number, visitor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(numberOfStranger, visitor.Html, StringComparison.Ordinal);
        Assert.Contains(Said.In(language, "phone.unconfirmed.text"), visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_WithTheIinAndAnotherPhone_SeesNothingOfThePerson()
    {
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person);
        var message = (await host.QueryAsync($"""SELECT "Id" FROM "ApplicantMessages" WHERE "CaseNumber" = '{number}' """))[0][0];
        using var stranger = await host.CitizenAsync(StrangerFor(person));
        await stranger.GetAsync("/kk/my");
        Assert.DoesNotContain(number, stranger.Html, StringComparison.Ordinal);
        Assert.False(stranger.Has(".inbox-count"), stranger.Html);
        await stranger.GetAsync("/kk/my/messages");
        Assert.DoesNotContain(number, stranger.Html, StringComparison.Ordinal);
        foreach (var path in (string[])["", "/complaint", "/hearing", "/documents/application", "/documents/receipt"])
        {
            await stranger.GetAsync($"/kk/my/{number}{path}");
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }

        await stranger.GetAsync($"/kk/my/messages/{message}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Contains("CaseDenied", await host.AuditAsync(number), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Case_SentFromAnUnconfirmedPhone_IsMarkedForTheSchoolUntilItIsConfirmed(string language)
    {
        var person = host.NewPerson();
        var number = await host.NewCaseAsync(person, language);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, language);
        await clerk.GetAsync($"/{language}/staff/cases/{number}");
        Assert.Contains(Said.In(language, "casework.phone-unconfirmed"), clerk.Main, StringComparison.Ordinal);
        await clerk.GetAsync($"/{language}/staff/cases/{number}/documents/application");
        Assert.Contains(Said.In(language, "phone.unconfirmed-at-signing"), clerk.Html, StringComparison.Ordinal);

        await host.ConfirmPhoneAsync(person);
        await clerk.GetAsync($"/{language}/staff/cases/{number}");
        Assert.DoesNotContain(Said.In(language, "casework.phone-unconfirmed"), clerk.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_SentFromAConfirmedPhone_IsNotMarked()
    {
        var person = host.NewPerson();
        await host.ConfirmPhoneAsync(person);
        var number = await host.NewCaseAsync(person);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.DoesNotContain(Said.In("kk", "casework.phone-unconfirmed"), clerk.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(Said.In("kk", "phone.unconfirmed-at-signing"), clerk.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Confirmed_SeesWhatOthersSentInTheNameOfTheIinAndEndsTheirAccess(string language)
    {
        var person = host.NewPerson();
        var stranger = StrangerFor(person);
        using var other = host.NewVisitor();
        var number = await other.ApplyAsync(host, stranger, language);
        await host.ConfirmPhoneAsync(person);
        host.Clock.AdvancePastResend();
        using var owner = await host.CitizenAsync(person, language);
        Assert.Contains(number, owner.Html, StringComparison.Ordinal);
        Assert.Contains(Said.In(language, "phone.others"), owner.Main, StringComparison.Ordinal);
        await owner.SubmitFormAsync("form[action*='handler=End']");
        Assert.Contains(Said.In(language, "phone.others.ended"), owner.Main, StringComparison.Ordinal);
        Assert.False(owner.Has("form[action*='handler=End']"));

        await other.GetAsync($"/{language}/my/{number}");
        Assert.StartsWith($"/{language}/sign-in", other.Address, StringComparison.Ordinal);
        host.Clock.AdvancePastResend();
        using var again = await host.CitizenAsync(stranger, language);
        Assert.DoesNotContain(number, again.Html, StringComparison.Ordinal);

        // the case is the person's to end, and what happens to it is told to the person
        await owner.GetAsync($"/{language}/my/{number}");
        Assert.Equal(HttpStatusCode.OK, owner.Status);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk, language);
        await clerk.DoAsync(number, "question");
        Assert.Contains(await host.NoticesToAsync(person), message => message.Kind == "question");
        Assert.DoesNotContain(await host.NoticesToAsync(stranger), message => message.Kind == "question");
    }

    [Fact]
    public async Task Unconfirmed_CannotEndTheAccountsOfOthers()
    {
        var person = host.NewPerson();
        using var owner = await host.CitizenAsync(person);
        using var stranger = await host.CitizenAsync(StrangerFor(person));
        var token = stranger.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        foreach (var account in (await host.QueryAsync("""SELECT "AccountKey" FROM "Citizens" """)).Select(row => row[0]).ToList())
        {
            await stranger.PostAsync("/kk/my?handler=End", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("account", account)]);
        }

        await owner.GetAsync("/kk/my");
        Assert.Equal("/kk/my", owner.Address);
    }

    [Fact]
    public async Task Desk_PersonWithADocument_GetsEverythingOfTheIinAndTheOthersAreOut()
    {
        var person = host.NewPerson();
        using var stranger = host.NewVisitor();
        var number = await stranger.ApplyAsync(host, StrangerFor(person));
        host.Clock.AdvancePastResend();
        using (await host.CitizenAsync(person))
        {
            host.Clock.AdvancePastResend();
        }

        using var officer = await host.StaffAsync(Demo.Operator);
        await officer.GetAsync("/kk/staff/phone");
        await officer.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone), ("Identified", "true"));
        await officer.SubmitAsync(("Code", await officer.CodeForAsync(person.Phone)));
        Assert.Contains(Said.In("kk", "phone.counter.done"), officer.Main, StringComparison.Ordinal);
        host.Clock.AdvancePastResend();
        using var owner = await host.CitizenAsync(person);
        Assert.Contains(number, owner.Html, StringComparison.Ordinal);
        await stranger.GetAsync("/kk/my");
        Assert.StartsWith("/kk/sign-in", stranger.Address, StringComparison.Ordinal);
        Assert.Contains(await host.NoticesToAsync(StrangerFor(person)), message => message.Kind == "phone-changed");
    }

    [Fact]
    public async Task Confirm_TwelveTimesAtOnce_LeavesOneConfirmedAccount()
    {
        var person = host.NewPerson();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(index => Task.Run(() => host.ConfirmPhoneAsync(index % 2 == 0 ? person : StrangerFor(person)))));
        using var visitor = await host.CitizenAsync(person);
        var confirmed = await host.QueryAsync("""SELECT "IinKey" FROM "Citizens" WHERE "ConfirmedBy" IS NOT NULL GROUP BY "IinKey" HAVING COUNT(*) > 1""");
        Assert.Empty(confirmed);
    }

    /// <summary>Somebody who knows the person's IIN and has a phone of their own.</summary>
    private static TestPerson StrangerFor(TestPerson person) => person with { Phone = $"+7702{person.Phone[^7..]}" };
}
