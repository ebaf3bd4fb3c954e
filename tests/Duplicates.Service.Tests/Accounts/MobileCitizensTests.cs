using System.Text.Json;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Tests.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Accounts;

public sealed class MobileCitizensTestsOnSqlite(SqliteHost host, LocalServer server) : MobileCitizensTests(host, server), IClassFixture<SqliteHost>, IClassFixture<LocalServer>;

public sealed class MobileCitizensTestsOnPostgreSql(PostgreSqlHost host, LocalServer server) : MobileCitizensTests(host, server), IClassFixture<PostgreSqlHost>, IClassFixture<LocalServer>;

/// <summary>Where the base of mobile citizens can be asked, a phone that it does not have under the IIN signs nothing.</summary>
public abstract class MobileCitizensTests
{
    private readonly ServiceHost _host;
    private readonly LocalServer _server;

    protected MobileCitizensTests(ServiceHost host, LocalServer server)
    {
        (_host, _server) = (host, server);
        host.With("MobileCitizens:Address", $"{server.Address}/linked").With("MobileCitizens:Token", "secret").With("MobileCitizens:Patience", "00:00:01");
    }

    [Fact]
    public async Task SignIn_PhoneThatIsLinked_IsConfirmedAndAsksInTheBodyOnly()
    {
        var person = _host.NewPerson();
        var asked = (Address: string.Empty, Token: string.Empty, Body: string.Empty);
        _server.Answer = async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            asked = (context.Request.Path + context.Request.QueryString, context.Request.Headers.Authorization.ToString(), await body.ReadToEndAsync());
            await context.Response.WriteAsync("""{"linked":true}""");
        };
        var number = await _host.NewCaseAsync(person);
        Assert.Equal(("/linked", "Bearer secret"), (asked.Address, asked.Token));
        Assert.Equal((person.Iin, person.Phone), (JsonDocument.Parse(asked.Body).RootElement.GetProperty("iin").GetString(), JsonDocument.Parse(asked.Body).RootElement.GetProperty("phone").GetString()));
        using var clerk = await _host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync($"/kk/staff/cases/{number}");
        Assert.DoesNotContain(Said.In("kk", "casework.phone-unconfirmed"), clerk.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task SignIn_PhoneThatIsNotLinked_IsToldWhatToDoAndSignsNothing(string language)
    {
        _server.Answer = context => context.Response.WriteAsync("""{"linked":false}""");
        var person = _host.NewPerson();
        using var visitor = _host.NewVisitor();
        await visitor.GetAsync($"/{language}/sign-in?returnUrl=%2F{language}%2Fapply");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone));
        await visitor.TypeCodeAsync(person);
        Assert.Equal(Said.In(language, "phone.not-linked.title"), visitor.Heading);
        Assert.Equal($"/{language}/apply", visitor.Find("main p a[href$='/apply']").GetAttribute("href"));
        await visitor.BeginAsync(language);
        while (visitor.StepOf() != "check")
        {
            await visitor.AnswerAsync(person, language);
        }

        var sent = (await _host.MessagesAsync()).Count(message => message.Recipient == person.Phone);
        await visitor.AnswerAsync(person, language);
        Assert.Equal(Said.In(language, "phone.not-linked.title"), visitor.Heading);
        Assert.Equal(sent, (await _host.MessagesAsync()).Count(message => message.Recipient == person.Phone));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Sign_WhileTheBaseGivesNoAnswer_SaysSoAndKeepsTheAnswers(string language)
    {
        _server.Answer = Status(503);
        var person = _host.NewPerson();
        using var visitor = _host.NewVisitor();
        var draft = await visitor.GoToAsync("check", person, language);
        _host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person, language);
        Said.RefusedAsAWhole(visitor, language, "phone.unanswered");
        _server.Answer = context => context.Response.WriteAsync("""{"linked":true}""");
        await visitor.GetAsync($"/{language}/apply/{draft}/check");
        await visitor.AnswerAsync(person, language);
        await visitor.TypeCodeAsync(person);
        Assert.EndsWith("submitted=true", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AnotherPhoneThatIsLinkedNow_TakesThePlaceOfTheOld()
    {
        var person = _host.NewPerson();
        var moved = person with { Phone = $"+7702{person.Phone[^7..]}" };
        _server.Answer = context => context.Response.WriteAsync("""{"linked":true}""");
        using var old = _host.NewVisitor();
        var number = await old.ApplyAsync(_host, person);
        _host.Clock.AdvancePastResend();
        using var visitor = await _host.CitizenAsync(moved);
        Assert.Contains(number, visitor.Html, StringComparison.Ordinal);
        await visitor.GetAsync("/kk/my");
        Assert.Equal("/kk/my", visitor.Address);
        await old.GetAsync("/kk/my");
        Assert.StartsWith("/kk/sign-in", old.Address, StringComparison.Ordinal);
        Assert.Contains(await _host.NoticesToAsync(person), message => message.Kind == "phone-changed");
    }

    [Theory]
    [InlineData("500")]
    [InlineData("302")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"linked":"yes"}""")]
    [InlineData("""{"linked":null}""")]
    [InlineData("endless")]
    [InlineData("silent")]
    public async Task Ask_BaseThatMisbehaves_IsNoAnswer(string behaviour)
    {
        _server.Answer = behaviour switch
        {
            "500" => Status(500),
            "302" => context =>
            {
                context.Response.Redirect("/elsewhere", permanent: false);
                return Task.CompletedTask;
            }
            ,
            "endless" => context => context.Response.WriteAsync(new string(' ', 1_000_000) + """{"linked":true}"""),
            "silent" => context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
            _ => context => context.Response.WriteAsync(behaviour),
        };
        var person = _host.NewPerson();
        Assert.Equal(PhoneLink.Unanswered, await _host.Services.GetRequiredService<IMobileCitizens>().AskAsync(Iin.Parse(person.Iin), PhoneNumber.Parse(person.Phone), default));
    }

    private static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
