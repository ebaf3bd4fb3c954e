using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Notifications;

public sealed class InboxTestsOnSqlite(SqliteHost host, SmsGateway gateway) : InboxTests(host, gateway), IClassFixture<SqliteHost>, IClassFixture<SmsGateway>;

public sealed class InboxTestsOnPostgreSql(PostgreSqlHost host, SmsGateway gateway) : InboxTests(host, gateway), IClassFixture<PostgreSqlHost>, IClassFixture<SmsGateway>;

/// <summary>What people read in their inbox, and what an administrator sees of what went wrong.</summary>
public abstract class InboxTests
{
    private const string Sms = "outbox, SMS";

    private readonly ServiceHost _host;
    private readonly SmsGateway _gateway;

    protected InboxTests(ServiceHost host, SmsGateway gateway)
    {
        (_host, _gateway) = (host, gateway);
        gateway.Answers = (_, _) => Task.CompletedTask;
        host.WorksInBackground = false;
        host.With("Messages:SmsGateway", gateway.Address);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Messages_OfACitizen_AreReadInTheLanguageOfThePageAndMarked(string language)
    {
        using var visitor = _host.NewVisitor();
        var number = await visitor.ApplyAsync(_host, _host.NewPerson(), "kk");
        await _host.BringThroughAsync(number, "approve");

        await visitor.GetAsync($"/{language}/my");
        Assert.Equal("2", visitor.Text(".band__count"));
        Assert.Contains(Said.In(language, "inbox.unread-count", "2"), visitor.Text("header"), StringComparison.Ordinal);
        await visitor.GetAsync($"/{language}/my/messages");
        Assert.Equal(2, visitor.Page.QuerySelectorAll(".inbox__item--unread").Length);
        await visitor.GetAsync(visitor.Find(".inbox__item a").GetAttribute("href")!);
        Assert.Contains(Journeys.Spoken(number), visitor.Heading, StringComparison.Ordinal);
        Assert.Contains($"http://localhost/{language}/my/{number}", visitor.Main, StringComparison.Ordinal);
        Assert.Equal($"/{language}/my/{number}", visitor.Find("main a.govuk-button").GetAttribute("href"));
        await visitor.GetAsync($"/{language}/my/messages");
        Assert.Single(visitor.Page.QuerySelectorAll(".inbox__item--unread"));
        await visitor.SubmitAsync();
        Assert.False(visitor.Has(".inbox__item--unread"));
        Assert.False(visitor.Has(".band__count"));
    }

    [Fact]
    public async Task Messages_OfSomebodyElse_AreNotFound()
    {
        using var owner = _host.NewVisitor();
        await owner.ApplyAsync(_host, _host.NewPerson());
        await owner.GetAsync("/kk/my/messages");
        var message = owner.Find(".inbox__item a").GetAttribute("href")!;
        using var stranger = await _host.CitizenAsync(_host.NewPerson());
        await stranger.GetAsync(message);
        Assert.Equal(StatusCodes.Status404NotFound, (int)stranger.Status);
        await stranger.GetAsync("/kk/my/messages");
        Assert.Contains(Said.In("kk", "inbox.none"), stranger.Main, StringComparison.Ordinal);
        await owner.GetAsync("/kk/my/messages");
        Assert.True(owner.Has(".inbox__item--unread"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Notices_OfARole_AreReadByEachPersonForThemselves(string language)
    {
        var number = await _host.NewCaseAsync();
        await TellAsync(new(Demo.AlmatySchool, ServiceRoles.SchoolClerk, null, "due-in-3", Guid.NewGuid(), number, "2026-12-11"));
        using var clerk = await _host.StaffAsync(Demo.AlmatyClerk, language);
        using var colleague = await _host.StaffAsync(Demo.SecondAlmatyClerk, language);
        using var elsewhere = await _host.StaffAsync(Demo.AstanaClerk, language);
        await clerk.GetAsync($"/{language}/staff/notices");
        var said = Said.Message(language, "due-in-3", MessageForm.Notice, ("number", Journeys.Spoken(number)), ("due", language == "ru" ? "11 декабря 2026 г." : "2026 ж. 11 желтоқсан"));
        var link = clerk.Page.QuerySelectorAll(".inbox__item--unread a").Single(link => link.TextContent.Replace('\u00A0', ' ') == said);

        await elsewhere.GetAsync(link.GetAttribute("href")!);
        Assert.Equal(StatusCodes.Status404NotFound, (int)elsewhere.Status);
        await clerk.GetAsync(link.GetAttribute("href")!);
        Assert.Equal($"/{language}/staff/cases/{number}", clerk.Address);
        await clerk.GetAsync($"/{language}/staff/notices");
        Assert.DoesNotContain(clerk.Page.QuerySelectorAll(".inbox__item--unread"), item => item.TextContent.Replace('\u00A0', ' ').Contains(said, StringComparison.Ordinal));
        await colleague.GetAsync($"/{language}/staff/notices");
        Assert.Contains(colleague.Page.QuerySelectorAll(".inbox__item--unread"), item => item.TextContent.Replace('\u00A0', ' ').Contains(said, StringComparison.Ordinal));
        await colleague.SubmitAsync();
        Assert.False(colleague.Has(".inbox__item--unread"));
        Assert.False(colleague.Has(".band__count"));
    }

    [Fact]
    public async Task Notices_Many_ComePageByPageAndAreCountedUpToAHundred()
    {
        for (var count = 0; count < 130; count++)
        {
            await TellAsync(new(Demo.AstanaSchool, ServiceRoles.SchoolHead, null, "overdue", Guid.NewGuid(), $"{count:D9}", "2026-12-11"));
        }

        using var head = await _host.StaffAsync(Demo.AstanaHead);
        await head.GetAsync("/kk/staff/notices");
        Assert.Equal("99+", head.Text(".band__count"));
        var seen = new List<string>();
        for (var page = 0; page < 3; page++)
        {
            seen.AddRange(head.Page.QuerySelectorAll(".inbox__what").Select(item => item.Id!));
            if (head.Has("main a[rel=next]"))
            {
                await head.GetAsync(head.Find("main a[rel=next]").GetAttribute("href")!);
            }
        }

        Assert.Equal(130, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(130, seen.Count);
        _host.Clock.Advance(TimeSpan.FromMinutes(11));
        await TellAsync(new(Demo.AstanaSchool, ServiceRoles.SchoolHead, null, "overdue", Guid.NewGuid(), "000000999", "2026-12-11"));
        await head.GetAsync("/kk/staff/notices");
        await head.SubmitAsync();
        Assert.False(head.Has(".inbox__item--unread"));
        Assert.Single(await _host.QueryAsync("SELECT * FROM \"StaffNoticeReads\" r JOIN \"StaffNotices\" n ON n.\"Id\" = r.\"NoticeId\" WHERE n.\"CaseNumber\" = '000000999'"));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Sms_ThatReachesNobody_IsSeenByTheApplicantTheClerkAndTheAdministrator(string language)
    {
        using var visitor = _host.NewVisitor();
        var person = _host.NewPerson();
        var number = await visitor.ApplyAsync(_host, person);
        _gateway.Answers = (request, response) =>
        {
            response.StatusCode = request.To == person.Phone ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
            return Task.CompletedTask;
        };
        await _host.RunJobAsync(Sms);

        await visitor.GetAsync($"/{language}/my/{number}");
        Assert.Contains(Said.In(language, "delivery.dead-end.Sms"), visitor.Main, StringComparison.Ordinal);
        using var clerk = await _host.StaffAsync(Demo.AlmatyClerk, language);
        await clerk.GetAsync($"/{language}/staff/cases/{number}");
        Assert.Contains(Said.In(language, "delivery.problem.AddressRefused"), clerk.Main, StringComparison.Ordinal);

        using var admin = await _host.StaffAsync(Demo.Administrator, language);
        await admin.GetAsync($"/{language}/admin/messages");
        Assert.Contains(Said.In(language, "delivery.kind.registered"), admin.Main, StringComparison.Ordinal);
        Assert.Contains("422", admin.Main, StringComparison.Ordinal);
        foreach (var secret in (string[])[person.Phone, person.Phone[2..], number, Journeys.Spoken(number), person.Surname])
        {
            Assert.DoesNotContain(secret, admin.Html, StringComparison.Ordinal);
        }

        _gateway.Answers = (_, _) => Task.CompletedTask;
        await admin.SubmitFormAsync("form[action$='handler=RetryAll']");
        Assert.Contains(Said.In(language, "delivery.done.retry-all"), admin.Main, StringComparison.Ordinal);
        Assert.Contains(Said.In(language, "delivery.none"), admin.Main, StringComparison.Ordinal);
        await _host.RunJobAsync(Sms);
        Assert.Contains(_gateway.Sent, request => request.To == person.Phone && request.Text.Contains(Journeys.Spoken(number), StringComparison.Ordinal));
        await visitor.GetAsync($"/{language}/my/{number}");
        Assert.DoesNotContain(Said.In(language, "delivery.dead-end.Sms"), visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeadLetter_Discarded_IsGoneOnceAndOnRecord()
    {
        using var visitor = _host.NewVisitor();
        await visitor.ApplyAsync(_host, _host.NewPerson());
        _gateway.Answers = (_, response) =>
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        };
        await _host.RunJobAsync(Sms);
        using var admin = await _host.StaffAsync(Demo.Administrator);
        await admin.GetAsync("/kk/admin/messages");
        var (path, fields) = admin.Fill("form[action$='handler=Discard']");
        await admin.PostAsync(path, fields);
        Assert.Contains(Said.In("kk", "delivery.done.discard"), admin.Main, StringComparison.Ordinal);
        await admin.PostAsync(path, fields);
        Assert.Contains(Said.In("kk", "delivery.done.gone"), admin.Main, StringComparison.Ordinal);
        var id = fields.Single(field => field.Key == "Id").Value;
        Assert.Single(await _host.QueryAsync($"SELECT * FROM \"AuditEntries\" WHERE \"Action\" = 'MessageDiscarded' AND \"Subject\" = '{id}'"));
    }

    private async Task TellAsync(StaffNotice notice)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<StaffNotices>().Tell(notice);
        await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().SaveChangesAsync();
    }
}
