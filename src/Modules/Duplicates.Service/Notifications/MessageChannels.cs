using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Mail;
using System.Text;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>A message on its way out.</summary>
/// <param name="Id">The same at every attempt, so that a gateway can drop repetitions.</param>
/// <param name="Recipient">Phone in E.164, or e-mail address.</param>
/// <param name="Subject">Subject of an e-mail.</param>
/// <param name="Body">Plain text.</param>
internal sealed record OutgoingMessage(Guid Id, string Recipient, string Subject, string Body);

/// <summary>A way for messages out of the service.</summary>
internal interface IMessageSender
{
    /// <summary>What it carries.</summary>
    MessageChannel Channel { get; }

    /// <summary>Sends, or throws when the other side did not take it.</summary>
    Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>SMS through an HTTP gateway: POST of <c>{"id","to","text"}</c>; any 2xx means taken.</summary>
internal sealed class HttpSmsSender(IHttpClientFactory clients, IOptions<DuplicatesOptions> options) : IMessageSender
{
    /// <inheritdoc />
    public MessageChannel Channel => MessageChannel.Sms;

    /// <inheritdoc />
    public async Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var settings = options.Value.Messages;
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.SmsGateway)
        {
            Content = JsonContent.Create(new { id = message.Id, to = message.Recipient, text = message.Body }),
        };
        request.Headers.Add("Idempotency-Key", message.Id.ToString("N"));
        if (settings.SmsToken.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.SmsToken);
        }

        using var response = await clients.CreateClient(nameof(HttpSmsSender)).SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}

/// <summary>E-mail through an SMTP server.</summary>
internal sealed class SmtpEmailSender(IOptions<DuplicatesOptions> options) : IMessageSender
{
    private const int DefaultPort = 25;

    /// <inheritdoc />
    public MessageChannel Channel => MessageChannel.Email;

    /// <inheritdoc />
    public async Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var settings = options.Value.Messages;
        var server = new Uri(settings.Smtp);
        using var client = new SmtpClient(server.Host, server.Port > 0 ? server.Port : DefaultPort) { EnableSsl = server.Scheme == "smtps" };
        if (server.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
        {
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }

        using var mail = new MailMessage(settings.From, message.Recipient, message.Subject, message.Body)
        {
            BodyEncoding = Encoding.UTF8,
            SubjectEncoding = Encoding.UTF8,
            Headers = { ["Message-ID"] = $"<{message.Id:N}@{server.Host}>" },
        };
        await client.SendMailAsync(mail, cancellationToken);
    }
}

/// <summary>The senders that the settings allow; a channel without one keeps its messages in the outbox.</summary>
internal sealed class MessageSenders(HttpSmsSender sms, SmtpEmailSender email, IOptions<DuplicatesOptions> options)
{
    /// <summary>The sender of a channel; null when the settings name none.</summary>
    public IMessageSender? Of(MessageChannel channel) => channel switch
    {
        MessageChannel.Sms when options.Value.Messages.SmsGateway.Length > 0 => sms,
        MessageChannel.Email when options.Value.Messages.Smtp.Length > 0 => email,
        _ => null,
    };
}
