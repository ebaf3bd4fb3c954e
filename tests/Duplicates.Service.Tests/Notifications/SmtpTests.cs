using System.Net;
using System.Net.Sockets;
using Duplicates.Service.Notifications;
using Duplicates.Service.Settings;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Service.Tests.Notifications;

/// <summary>E-mail in conversation with an SMTP server, over a socket.</summary>
public sealed class SmtpTests : IDisposable
{
    private readonly MailServer _server = new();
    private readonly FakeTimeProvider _clock = TestClock.New();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Send_TwoMessages_ArriveWithAllThatMailNeeds()
    {
        await _server.StartAsync();
        var (kazakh, russian) = (Message("kk", "a@example.org", "Өтініш тіркелді:\n 100-000-017"), Message("ru", "b@example.org", "Заявление зарегистрировано"));
        await SendAsync(_server.Address, kazakh, russian);

        var taken = _server.Taken();
        Assert.Equal("a@example.org b@example.org", string.Join(' ', taken.Select(mail => mail.To.ToString())));
        var mail = taken[0];
        Assert.Equal("Өтініш тіркелді: 100-000-017", mail.Subject);
        Assert.Equal(kazakh.Body, mail.TextBody!.TrimEnd());
        Assert.Equal($"{kazakh.Id:N}@example.kz", mail.MessageId);
        Assert.Equal(_clock.GetUtcNow(), mail.Date);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("kk ru", string.Join(' ', taken.Select(one => one.Body!.Headers["Content-Language"])));
        Assert.Equal(Said.In("kk", "frame.service-name"), mail.From.Mailboxes.Single().Name);
        Assert.Equal("service@example.kz", mail.From.Mailboxes.Single().Address);
        var headers = (await File.ReadAllTextAsync(_server.Files()[0])).Split("\r\n\r\n")[0];
        Assert.True(headers.All(char.IsAscii), headers);
    }

    [Theory]
    [InlineData("nobody@example.org", nameof(DeliveryProblem.AddressRefused), 550)]
    [InlineData("later.1@example.org", nameof(DeliveryProblem.Deferred), 450)]
    [InlineData("full@example.org", nameof(DeliveryProblem.MessageRefused), 554)]
    [InlineData("without-a-place", nameof(DeliveryProblem.AddressRefused), null)]
    public async Task Send_ToARecipientWhoIsRefused_TellsWhatFollows(string recipient, string problem, int? code)
    {
        await _server.StartAsync();
        await using var sender = Sender(_server.Address);
        var refusal = await Assert.ThrowsAsync<DeliveryException>(() => sender.SendAsync(Message("kk", recipient), CancellationToken.None));
        Assert.Equal((problem, code), (refusal.Problem.ToString(), refusal.Code));

        // the same connection takes the next message
        await sender.SendAsync(Message("ru", "other@example.org"), CancellationToken.None);
        Assert.Equal("other@example.org", Assert.Single(_server.Taken()).To.ToString());
    }

    [Fact]
    public async Task Send_FromASenderWhoIsRefused_IsAFaultOfTheSettings()
    {
        await _server.StartAsync();
        await AssertProblemAsync(DeliveryProblem.Misconfigured, _server.Address, from: "banned@example.kz");
    }

    [Fact]
    public async Task Send_WithAPassword_GoesEncryptedToTheTrustedServerOnly()
    {
        await _server.StartAsync(tls: true);
        await AssertProblemAsync(DeliveryProblem.NotSecured, _server.AddressOf(MailServer.Password));
        await AssertProblemAsync(DeliveryProblem.NotAuthenticated, _server.AddressOf("wrong"), _server.CertificateFile);
        await AssertProblemAsync(DeliveryProblem.NotSecured, _server.AddressOf(MailServer.Password).Replace("localhost", "127.0.0.1", StringComparison.Ordinal), _server.CertificateFile);
        Assert.Empty(_server.Taken());

        await using var sender = Sender(_server.AddressOf(MailServer.Password), _server.CertificateFile);
        await sender.SendAsync(Message("kk", "a@example.org"), CancellationToken.None);
        Assert.Equal("a@example.org", Assert.Single(_server.Taken()).To.ToString());
    }

    [Fact]
    public async Task Send_ToAServerWithoutTls_KeepsThePasswordToItself()
    {
        await _server.StartAsync();
        await AssertProblemAsync(DeliveryProblem.NotSecured, _server.AddressOf(MailServer.Password));
        await AssertProblemAsync(DeliveryProblem.NotSecured, $"{_server.Address}?tls=required");
    }

    [Fact]
    public Task Send_ToNobody_IsNotReachable() => AssertProblemAsync(DeliveryProblem.NotReachable, _server.Address);

    [Fact]
    public async Task Send_ToAServerThatSaysNothing_EndsWithThePatience()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await AssertProblemAsync(DeliveryProblem.NotReachable, $"smtp://{silent.LocalEndpoint}");
    }

    private static OutgoingMessage Message(string language, string recipient, string subject = "№ 1") =>
        new(Guid.NewGuid(), language, recipient, subject, "Өтінішіңіз тіркелді.\n\nҚолхат: http://localhost/kk/my/100000017\nВаше заявление зарегистрировано.");

    private async Task AssertProblemAsync(DeliveryProblem problem, string address, string authorities = "", string from = "service@example.kz")
    {
        await using var sender = Sender(address, authorities, from);
        var refusal = await Assert.ThrowsAsync<DeliveryException>(() => sender.SendAsync(Message("kk", "a@example.org"), CancellationToken.None));
        Assert.Equal(problem, refusal.Problem);
    }

    private async Task SendAsync(string address, params OutgoingMessage[] messages)
    {
        await using var sender = Sender(address);
        foreach (var message in messages)
        {
            await sender.SendAsync(message, CancellationToken.None);
        }
    }

    private SmtpEmailSender Sender(string address, string authorities = "", string from = "service@example.kz") => new(
        new MailText(new TextsByLanguage(new SideBySideLocalizer()), _clock),
        Options.Create(new DuplicatesOptions { Messages = new() { Smtp = address, SmtpAuthorities = authorities, From = from, Patience = TimeSpan.FromSeconds(2) } }));
}
