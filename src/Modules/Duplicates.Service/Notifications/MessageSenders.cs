using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>A message on its way out.</summary>
/// <param name="Id">The same at every attempt, so that the other side can drop repetitions.</param>
/// <param name="Language">The language of the text: kk or ru.</param>
/// <param name="Recipient">Phone in E.164, or e-mail address.</param>
/// <param name="Subject">Subject of an e-mail.</param>
/// <param name="Body">Plain text.</param>
internal sealed record OutgoingMessage(Guid Id, string Language, string Recipient, string Subject, string Body);

/// <summary>A way for messages out of the service.</summary>
internal interface IMessageSender
{
    /// <summary>How many messages of a lane may be on their way at once.</summary>
    int AtOnce { get; }

    /// <summary>Sends.</summary>
    /// <exception cref="DeliveryException">The other side did not take it.</exception>
    Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>The senders that the settings allow.</summary>
internal sealed class MessageSenders(HttpSmsSender sms, SmtpEmailSender email, DevelopmentSender development, IOptions<DuplicatesOptions> options)
{
    /// <summary>The sender of a channel; null when the settings name none.</summary>
    public IMessageSender? Of(MessageChannel channel)
    {
        var settings = options.Value.Messages;
        IMessageSender? sender = channel switch
        {
            MessageChannel.Sms when settings.SmsGateway.Length > 0 => sms,
            MessageChannel.Email when settings.Smtp.Length > 0 => email,
            _ => null,
        };
        return sender ?? (options.Value.DevelopmentOutbox ? development : null);
    }
}

/// <summary>In Development a message that has no way out is read at <c>/dev/outbox</c>.</summary>
internal sealed class DevelopmentSender : IMessageSender
{
    /// <inheritdoc />
    public int AtOnce => 1;

    /// <inheritdoc />
    public Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
}
