using Duplicates.Service.Notifications;
using Duplicates.Service.Settings;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Service.Tests.Notifications;

/// <summary>SMS in conversation with a gateway, over HTTP.</summary>
public sealed class SmsTests : IClassFixture<SmsGateway>
{
    private readonly FakeTimeProvider _clock = TestClock.New();
    private readonly SmsGateway _gateway;

    public SmsTests(SmsGateway gateway)
    {
        _gateway = gateway;
        gateway.Answers = (_, _) => Task.CompletedTask;
    }

    [Fact]
    public async Task Send_AsJson_CarriesTheIdWhereverAGatewayMayLookForIt()
    {
        var message = Message();
        await Sender(new() { SmsToken = "secret" }).SendAsync(message, CancellationToken.None);
        var request = _gateway.Requests[^1];
        Assert.Equal((message.Id.ToString("N"), "Bearer secret"), (request.Key, request.Authorization));
        Assert.StartsWith("application/json", request.ContentType, StringComparison.Ordinal);
        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = message.Id.ToString("N"), ["to"] = "+77010000001", ["text"] = message.Body }, request.Fields);
    }

    [Fact]
    public async Task Send_AsTheSettingsSay_WritesAFormWithOtherNames()
    {
        var message = Message();
        await Sender(new() { SmsForm = new() { Format = "form", Id = string.Empty, To = "phone", Text = "msg", From = "sender", Sender = "DUBLIKAT" } }).SendAsync(message, CancellationToken.None);
        var request = _gateway.Requests[^1];
        Assert.Equal((message.Id.ToString("N"), string.Empty), (request.Key, request.Authorization));
        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["phone"] = "+77010000001", ["msg"] = message.Body, ["sender"] = "DUBLIKAT" }, request.Fields);
    }

    [Theory]
    [InlineData(302, "", nameof(DeliveryProblem.Misconfigured), null)]
    [InlineData(400, "", nameof(DeliveryProblem.AddressRefused), null)]
    [InlineData(401, "", nameof(DeliveryProblem.NotAuthenticated), null)]
    [InlineData(402, "", nameof(DeliveryProblem.Misconfigured), null)]
    [InlineData(404, "", nameof(DeliveryProblem.Misconfigured), null)]
    [InlineData(408, "", nameof(DeliveryProblem.Deferred), null)]
    [InlineData(409, "", nameof(DeliveryProblem.Deferred), null)]
    [InlineData(413, "", nameof(DeliveryProblem.MessageRefused), null)]
    [InlineData(422, "", nameof(DeliveryProblem.AddressRefused), null)]
    [InlineData(429, "120", nameof(DeliveryProblem.Busy), 120)]
    [InlineData(500, "", nameof(DeliveryProblem.Busy), null)]
    [InlineData(503, "Fri, 20 Nov 2026 05:10:00 GMT", nameof(DeliveryProblem.Busy), 600)]
    [InlineData(503, "Fri, 20 Nov 2026 04:00:00 GMT", nameof(DeliveryProblem.Busy), null)]
    public async Task Send_Refused_TellsWhatFollowsAndHowLongToWait(int status, string retryAfter, string problem, int? seconds)
    {
        _gateway.Answers = (_, response) =>
        {
            response.StatusCode = status;
            response.Headers.Location = "/elsewhere";
            response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        };
        var refusal = await Assert.ThrowsAsync<DeliveryException>(() => Sender(new()).SendAsync(Message(), CancellationToken.None));
        Assert.Equal((problem, status, seconds), (refusal.Problem.ToString(), refusal.Code, (int?)refusal.RetryAfter?.TotalSeconds));
    }

    [Fact]
    public async Task Send_ToAGatewayThatSaysNothing_EndsWithThePatience()
    {
        var never = new TaskCompletionSource();
        _gateway.Answers = (_, _) => never.Task;
        var refusal = await Assert.ThrowsAsync<DeliveryException>(() => Sender(new() { Patience = TimeSpan.FromSeconds(1) }).SendAsync(Message(), CancellationToken.None));
        never.SetResult();
        Assert.Equal(DeliveryProblem.NotReachable, refusal.Problem);
    }

    [Fact]
    public async Task Send_ToNobody_IsNotReachable()
    {
        var settings = new MessageOptions { SmsGateway = $"http://127.0.0.1:{MailServer.FreePort()}" };
        var refusal = await Assert.ThrowsAsync<DeliveryException>(() => SenderTo(settings).SendAsync(Message(), CancellationToken.None));
        Assert.Equal((DeliveryProblem.NotReachable, null), (refusal.Problem, refusal.Code));
    }

    private static OutgoingMessage Message() => new(Guid.NewGuid(), "kk", "+77010000001", string.Empty, "Өтініш тіркелді. Нөмірі: 100-000-017.");

    private HttpSmsSender Sender(MessageOptions settings)
    {
        settings.SmsGateway = _gateway.Address;
        return SenderTo(settings);
    }

    private HttpSmsSender SenderTo(MessageOptions settings)
    {
        var services = new ServiceCollection();
        services.AddNotifications();
        return new(services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>(), _clock, Options.Create(new DuplicatesOptions { Messages = settings }));
    }
}
