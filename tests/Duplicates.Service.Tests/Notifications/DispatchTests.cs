using System.Globalization;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Notifications;

public sealed class DispatchTestsOnSqlite(SqliteHost host, SmsGateway gateway, MailServer mail)
    : DispatchTests(host, gateway, mail), IClassFixture<SqliteHost>, IClassFixture<SmsGateway>, IClassFixture<MailServer>;

public sealed class DispatchTestsOnPostgreSql(PostgreSqlHost host, SmsGateway gateway, MailServer mail)
    : DispatchTests(host, gateway, mail), IClassFixture<PostgreSqlHost>, IClassFixture<SmsGateway>, IClassFixture<MailServer>;

/// <summary>What waits in the outbox goes out whatever happens: in order, once where the other side helps, and what cannot go is seen.</summary>
public abstract class DispatchTests : IAsyncLifetime
{
    private const string Sms = "outbox, SMS";
    private const string Codes = "outbox, codes";
    private const string Email = "outbox, e-mail";

    private readonly ServiceHost _host;
    private readonly SmsGateway _gateway;
    private readonly MailServer _mail;
    private readonly int _sentBefore;

    protected DispatchTests(ServiceHost host, SmsGateway gateway, MailServer mail)
    {
        (_host, _gateway, _mail, _sentBefore) = (host, gateway, mail, gateway.Sent.Count);
        gateway.Answers = (_, _) => Task.CompletedTask;
        host.WorksInBackground = false;
        host.With("Messages:SmsGateway", gateway.Address).With("Messages:Smtp", mail.Address).With("Messages:From", "service@example.kz").With("Messages:Patience", "00:00:20");
    }

    private IReadOnlyList<string> Sent => [.. _gateway.Sent.Skip(_sentBefore).Select(request => request.Text)];

    /// <summary>Every test begins with an empty outbox and ways that rest no more.</summary>
    public async ValueTask InitializeAsync()
    {
        await _host.ExecuteAsync("DELETE FROM \"OutboxMessages\"");
        _host.Clock.Advance(TimeSpan.FromHours(2));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Run_AfterTheServerWasDownForAnHour_SendsAllInOrder()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        for (var minute = 0; minute <= 60; minute++)
        {
            if (minute % 6 == 0)
            {
                await AddAsync(MessageChannel.Email, minute % 12 == 0 ? one : other, minute.ToString("D2", CultureInfo.InvariantCulture), "a@example.org");
            }

            await _host.RunJobAsync(Email);
            _host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["Waiting 11"], await StatesAsync());
        await _mail.StartAsync();
        for (var minute = 0; minute < 3; minute++)
        {
            await _host.RunJobAsync(Email);
            _host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["Sent 11"], await StatesAsync());
        var arrived = _mail.Taken().Select(mail => mail.TextBody!.Trim()).ToList();
        Assert.Equal("00 12 24 36 48 60", string.Join(' ', arrived.Where(body => int.Parse(body, CultureInfo.InvariantCulture) % 12 == 0)));
        Assert.Equal("06 18 30 42 54", string.Join(' ', arrived.Where(body => int.Parse(body, CultureInfo.InvariantCulture) % 12 != 0)));
        Assert.Equal(11, _mail.Taken().Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Run_OnTwoHostsAtOnce_SendsEachOnceAndThoseOfACaseInOrder()
    {
        await using var second = _host.SecondHost();
        _ = second.Server;
        var cases = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToList();
        for (var turn = 0; turn < 6; turn++)
        {
            foreach (var (application, index) in cases.Select((application, index) => (application, index)))
            {
                await AddAsync(MessageChannel.Sms, application, $"{index}-{turn}");
            }
        }

        await Task.WhenAll(_host.RunJobAsync(Sms), second.RunJobAsync(Sms));
        await _host.RunJobAsync(Sms);
        Assert.Equal(["Sent 60"], await StatesAsync());
        Assert.Equal(60, _gateway.Requests.Select(request => request.Key).TakeLast(60).Distinct(StringComparer.Ordinal).Count());
        foreach (var index in Enumerable.Range(0, cases.Count))
        {
            Assert.Equal(string.Join(' ', Enumerable.Range(0, 6).Select(turn => $"{index}-{turn}")), string.Join(' ', Sent.Where(text => text.StartsWith($"{index}-", StringComparison.Ordinal))));
        }
    }

    [Fact]
    public async Task Run_OfAHostThatEndedBetweenSendingAndMarking_RepeatsUnderTheSameId()
    {
        await AddAsync(MessageChannel.Sms, Guid.NewGuid(), "once");
        using var end = new CancellationTokenSource();
        _gateway.Answers = (_, _) => end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DispatchAsync(_host, end.Token));
        Assert.Equal(["Waiting 1"], await StatesAsync());

        _gateway.Answers = (_, _) => Task.CompletedTask;
        await using var second = _host.SecondHost();
        await second.RunJobAsync(Sms);
        Assert.Equal(["Waiting 1"], await StatesAsync()); // the claim of the first host is not over
        _host.Clock.Advance(TimeSpan.FromMinutes(2));
        await second.RunJobAsync(Sms);
        Assert.Equal(["Sent 1"], await StatesAsync());
        var requests = _gateway.Requests.Where(request => request.Text == "once").ToList();
        Assert.Equal(2, requests.Count);
        Assert.Single(requests.Select(request => request.Key).Distinct(StringComparer.Ordinal));
        Assert.Single(Sent, "once");
    }

    [Fact]
    public async Task Run_RefusedForGood_GivesUpAtOnceAndLetsTheNextOfTheCaseGo()
    {
        var application = Guid.NewGuid();
        await AddAsync(MessageChannel.Sms, application, "first");
        await AddAsync(MessageChannel.Sms, application, "second");
        AnswerTo("first", StatusCodes.Status422UnprocessableEntity);
        await _host.RunJobAsync(Sms);
        Assert.Equal(["Failed 1", "Sent 1"], await StatesAsync());
        Assert.Equal("AddressRefused 422 1", await ProblemAsync("Failed"));
        Assert.Equal(["second"], Sent);
    }

    [Fact]
    public async Task Run_PutOff_HoldsBackTheRestOfTheCaseAndNobodyElse()
    {
        var application = Guid.NewGuid();
        await AddAsync(MessageChannel.Sms, application, "first");
        await AddAsync(MessageChannel.Sms, application, "second");
        await AddAsync(MessageChannel.Sms, Guid.NewGuid(), "other");
        AnswerTo("first", StatusCodes.Status409Conflict);
        await _host.RunJobAsync(Sms);
        Assert.Equal(["other"], Sent);
        Assert.Equal("Deferred 409 1", await ProblemAsync("Waiting", "\"Problem\" IS NOT NULL"));

        _gateway.Answers = (_, _) => Task.CompletedTask;
        await _host.RunJobAsync(Sms);
        Assert.Equal(["other"], Sent);
        _host.Clock.Advance(TimeSpan.FromSeconds(13));
        await _host.RunJobAsync(Sms);
        Assert.Equal(["other", "first", "second"], Sent);
    }

    [Fact]
    public async Task Run_AskedToWait_AsksNoSooner()
    {
        await AddAsync(MessageChannel.Sms, Guid.NewGuid(), "slow");
        _gateway.Answers = (_, response) =>
        {
            (response.StatusCode, response.Headers.RetryAfter) = (StatusCodes.Status429TooManyRequests, "300");
            return Task.CompletedTask;
        };
        await _host.RunJobAsync(Sms);
        var asked = _gateway.Requests.Count;
        _gateway.Answers = (_, _) => Task.CompletedTask;
        _host.Clock.Advance(TimeSpan.FromSeconds(299));
        await _host.RunJobAsync(Sms);
        Assert.Equal(asked, _gateway.Requests.Count);
        _host.Clock.Advance(TimeSpan.FromSeconds(2));
        await _host.RunJobAsync(Sms);
        Assert.Equal(["slow"], Sent);
    }

    [Fact]
    public async Task Run_NeverTaken_IsGivenUpAfterThreeDays()
    {
        await AddAsync(MessageChannel.Sms, Guid.NewGuid(), "stubborn");
        AnswerTo("stubborn", StatusCodes.Status409Conflict);
        await RunHourlyAsync(70);
        Assert.Equal(["Waiting 1"], await StatesAsync());
        await RunHourlyAsync(3);
        Assert.Equal(["Failed 1"], await StatesAsync());
        Assert.StartsWith("Deferred 409 ", await ProblemAsync("Failed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfCodes_SendsNothingElseAndNoneTooLate()
    {
        await AddAsync(MessageChannel.Sms, Guid.NewGuid(), "patient");
        await AddAsync(MessageChannel.Sms, null, "code 1", change: row => row.IsUrgent = true);
        await _host.RunJobAsync(Codes);
        Assert.Equal(["code 1"], Sent);
        await _host.RunJobAsync(Sms);
        Assert.Equal(["code 1", "patient"], Sent);

        await AddAsync(MessageChannel.Sms, null, "code 2", change: row => (row.IsUrgent, row.Kind, row.TryUntil) = (true, Outbox.CodeKind, row.CreatedAt + TimeSpan.FromMinutes(5)));
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        await _host.RunJobAsync(Codes);
        Assert.Equal(["code 1", "patient"], Sent);
        Assert.Equal("Expired  1", await ProblemAsync("Discarded"));
    }

    [Fact]
    public async Task Run_OneCodeThatIsSlow_HoldsUpNoOther()
    {
        var (othersArrived, texts) = (new TaskCompletionSource(), Enumerable.Range(0, 24).Select(number => $"code {number:D2}").ToList());
        foreach (var text in texts)
        {
            await AddAsync(MessageChannel.Sms, null, text, change: row => row.IsUrgent = true);
        }

        _gateway.Answers = async (request, _) =>
        {
            if (request.Text == texts[0])
            {
                // the answer to the first comes after all others were sent
                await othersArrived.Task;
            }
            else if (!texts.Except(_gateway.Requests.Select(arrived => arrived.Text), StringComparer.Ordinal).Any())
            {
                othersArrived.TrySetResult();
            }
        };
        await _host.RunJobAsync(Codes);
        Assert.Equal(texts, Sent.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Run_OrdinaryMessagesThatNobodyTakes_LeaveTheCodesTheirWay()
    {
        await AddAsync(MessageChannel.Sms, Guid.NewGuid(), "ordinary");
        await AddAsync(MessageChannel.Sms, null, "code", change: row => row.IsUrgent = true);
        AnswerTo("ordinary", StatusCodes.Status503ServiceUnavailable);
        await _host.RunJobAsync(Sms);
        await _host.RunJobAsync(Codes);
        Assert.Equal(["code"], Sent);
    }

    [Fact]
    public async Task Run_ManyHeldBackBeforeOneThatIsFree_ReachesIt()
    {
        var application = Guid.NewGuid();
        await AddAsync(MessageChannel.Sms, application, "first");
        for (var number = 0; number < 120; number++)
        {
            await AddAsync(MessageChannel.Sms, application, $"held back {number}");
        }

        await AddAsync(MessageChannel.Sms, Guid.NewGuid(), "free");
        AnswerTo("first", StatusCodes.Status409Conflict);
        await _host.RunJobAsync(Sms);
        Assert.Equal(["free"], Sent);
        _gateway.Answers = (_, _) => Task.CompletedTask;
        _host.Clock.Advance(TimeSpan.FromSeconds(13));
        await _host.RunJobAsync(Sms);
        Assert.Equal(["free", "first", .. Enumerable.Range(0, 120).Select(number => $"held back {number}")], Sent);
    }

    [Fact]
    public async Task Clean_AfterAYear_KeepsWhatWaitsAndWhatWasGivenUp()
    {
        foreach (var text in (string[])["sent", "refused"])
        {
            await AddAsync(MessageChannel.Sms, Guid.NewGuid(), text);
        }

        AnswerTo("refused", StatusCodes.Status400BadRequest);
        await _host.RunJobAsync(Sms);
        _host.Clock.Advance(TimeSpan.FromDays(364));
        await AddAsync(MessageChannel.Sms, Guid.NewGuid(), "waiting");
        await _host.RunJobAsync("old messages");
        Assert.Equal(["Failed 1", "Sent 1", "Waiting 1"], await StatesAsync());
        _host.Clock.Advance(TimeSpan.FromDays(2));
        await _host.RunJobAsync("old messages");
        Assert.Equal(["Failed 1", "Waiting 1"], await StatesAsync());
    }

    private static async Task DispatchAsync(WebApplicationFactory<Program> host, CancellationToken cancellationToken)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(OutboxLane.Sms, cancellationToken);
    }

    private async Task RunHourlyAsync(int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            await _host.RunJobAsync(Sms);
            _host.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    private void AnswerTo(string text, int status) => _gateway.Answers = (request, response) =>
    {
        response.StatusCode = request.Text == text ? status : StatusCodes.Status200OK;
        return Task.CompletedTask;
    };

    private async Task AddAsync(MessageChannel channel, Guid? application, string body, string recipient = "+77010000001", Action<OutboxMessageRow>? change = null)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var row = scope.ServiceProvider.GetRequiredService<Outbox>().Add(new(channel, "registered", "kk", recipient, "№ 1", body, application));
        change?.Invoke(row);
        await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().SaveChangesAsync();
    }

    /// <summary>How many messages are in each state.</summary>
    private async Task<IReadOnlyList<string>> StatesAsync() =>
        [.. (await _host.QueryAsync("SELECT \"State\", COUNT(*) FROM \"OutboxMessages\" GROUP BY \"State\" ORDER BY \"State\"")).Select(row => string.Join(' ', row))];

    /// <summary>Problem, code and number of attempts of the one message in a state.</summary>
    private async Task<string> ProblemAsync(string state, string condition = "TRUE") => string.Join(
        ' ',
        Assert.Single(await _host.QueryAsync($"SELECT \"Problem\", \"ProblemCode\", \"Attempts\" FROM \"OutboxMessages\" WHERE \"State\" = '{state}' AND {condition}")));
}
