using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Notifications;

public sealed class WhoIsToldTestsOnSqlite(SqliteHost host) : WhoIsToldTests(host), IClassFixture<SqliteHost>;

public sealed class WhoIsToldTestsOnPostgreSql(PostgreSqlHost host) : WhoIsToldTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Everybody concerned hears of what somebody else did; the whole table is held by <see cref="Cases.TellingTests"/>.</summary>
public abstract class WhoIsToldTests(ServiceHost host)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Withdrawal_BeforeARefusalIsSigned_ReachesTheHolderTheHeadAndTheApplicant(string language)
    {
        var person = host.NewPerson();
        using var citizen = host.NewVisitor();
        var number = await citizen.ApplyAsync(host, person, language);
        await host.ProposeRefusalAsync(number);
        await citizen.GetAsync($"/{language}/my/{number}");
        await citizen.SubmitFormAsync("form[action*='handler=Withdraw']");
        Assert.Contains(Said.In(language, "track.sentence.Withdrawn"), citizen.Main, StringComparison.Ordinal);

        Assert.Equal(["SchoolClerk True", "SchoolHead False"], await ToldAsync(number, "withdrawn"), StringComparer.Ordinal);
        using var head = await host.StaffAsync(Demo.AlmatyHead, language);
        await head.GetAsync($"/{language}/staff/notices");
        Assert.Contains(Said.Message(language, "withdrawn", MessageForm.Notice, ("number", Journeys.Spoken(number))), head.Main, StringComparison.Ordinal);

        var sms = Assert.Single(await host.NoticesToAsync(person), message => message.Kind == "withdrawn");
        Assert.StartsWith(Said.Message(language, "withdrawn", MessageForm.Sms, ("number", Journeys.Spoken(number)), ("link", string.Empty)), sms.Body, StringComparison.Ordinal);
        await citizen.GetAsync($"/{language}/my/messages");
        Assert.Contains(Said.Subject(language, "withdrawn", ("number", Journeys.Spoken(number))), citizen.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrittenAnswer_ToTheInvitation_ReachesTheHolderAndTheHeadAndIsConfirmedWithoutASms()
    {
        var person = host.NewPerson();
        using var citizen = host.NewVisitor();
        var number = await citizen.ApplyAsync(host, person);
        await host.ProposeRefusalAsync(number);
        using (var head = await host.StaffAsync(Demo.AlmatyHead))
        {
            await head.DoAsync(number, "hearing");
        }

        var invitation = Assert.Single(await host.NoticesToAsync(person), message => message.Kind == "hearing");
        Assert.Contains("бас тартпақ", invitation.Body, StringComparison.Ordinal);
        await citizen.GetAsync($"/kk/my/{number}/hearing");
        await citizen.SubmitAsync(("Attendance", "InWriting"), ("Statement", "Түпнұсқаны таптым."));
        Assert.Equal(["SchoolClerk True", "SchoolHead False"], await ToldAsync(number, "hearing-answered"), StringComparer.Ordinal);
        await citizen.GetAsync("/kk/my/messages");
        Assert.Contains(Said.Subject("kk", "hearing-answer-received", ("number", Journeys.Spoken(number))), citizen.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.NoticesToAsync(person), message => message.Kind == "hearing-answer-received");
    }

    [Fact]
    public async Task Case_PassedOn_IsToldToTheOtherSchoolAndToItsFormerHolderWhoCannotOpenItAnyMore()
    {
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "start");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.ActAsync(number, "redirect", OfficerJourneys.EntriesFor("redirect"));

        Assert.Equal(["SchoolClerk False", "SchoolHead False"], await ToldAsync(number, "received"), StringComparer.Ordinal);
        using var there = await host.StaffAsync(Demo.AstanaClerk);
        await there.GetAsync("/kk/staff/notices");
        Assert.Contains(Journeys.Spoken(number), there.Main, StringComparison.Ordinal);

        Assert.Equal(["SchoolClerk True"], await ToldAsync(number, "passed-on"), StringComparer.Ordinal);
        await clerk.GetAsync("/kk/staff/notices");
        var notice = clerk.Page.QuerySelectorAll(".inbox__item--unread").Single(item => item.TextContent.Contains(Said.Message("kk", "passed-on", MessageForm.Notice, ("number", Journeys.Spoken(number))), StringComparison.Ordinal));
        Assert.DoesNotContain(number, notice.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_ThatAskForAStep_EndWhenTheCaseGoesOn()
    {
        var number = await host.NewCaseAsync();
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        Assert.Equal(["registered"], await UndoneAsync(number), StringComparer.Ordinal);
        await clerk.GetAsync("/kk/staff/notices");
        Assert.Contains(Said.In("kk", "inbox.unread"), LineOf(clerk, "registered"), StringComparison.Ordinal);

        await host.ProposeApprovalAsync(number);
        Assert.Equal(["proposed"], await UndoneAsync(number), StringComparer.Ordinal);
        await clerk.GetAsync("/kk/staff/notices");
        Assert.Contains(Said.In("kk", "inbox.done"), LineOf(clerk, "registered"), StringComparison.Ordinal);

        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.DoAsync(number, "approve");
        Assert.Equal(["approved"], await UndoneAsync(number), StringComparer.Ordinal);
        await clerk.DoAsync(number, "prepare");
        Assert.Equal(["prepared"], await UndoneAsync(number), StringComparer.Ordinal);
        await head.DoAsync(number, "ready");
        Assert.Empty(await UndoneAsync(number));

        string LineOf(Visitor reader, string kind) => reader.Page.QuerySelectorAll(".inbox__item")
            .First(item => item.TextContent.Contains(Said.Message("kk", kind, MessageForm.Notice, ("number", Journeys.Spoken(number)), ("due", string.Empty))[..20], StringComparison.Ordinal)
                && item.TextContent.Contains(Journeys.Spoken(number), StringComparison.Ordinal)).TextContent;
    }

    private async Task<IEnumerable<string>> UndoneAsync(string number) =>
        (await host.QueryAsync($"""SELECT "Kind" FROM "StaffNotices" WHERE "CaseNumber" = '{number}' AND "DoneAt" IS NULL""")).Select(row => row[0]);

    /// <summary>Role and whether it is one person, of each notice of a kind about a case.</summary>
    private async Task<IEnumerable<string>> ToldAsync(string number, string kind) =>
        (await host.QueryAsync($"""SELECT "Role", "PersonId" FROM "StaffNotices" WHERE "CaseNumber" = '{number}' AND "Kind" = '{kind}' ORDER BY "Role" """))
            .Select(row => $"{row[0]} {row[1].Length > 0}");
}
