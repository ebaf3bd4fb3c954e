using Duplicates.Service.Web;
using MimeKit;
using MimeKit.Text;

namespace Duplicates.Service.Notifications;

/// <summary>Writes an e-mail as it travels: UTF-8 text, the language named, an id that stays, and marked as nobody's own words.</summary>
internal sealed class MailText(TextsByLanguage texts, TimeProvider clock)
{
    /// <summary>Makes the e-mail.</summary>
    /// <param name="message">What is sent.</param>
    /// <param name="from">The sender's address.</param>
    /// <exception cref="DeliveryException">The recipient's address cannot be one.</exception>
    public MimeMessage Of(OutgoingMessage message, string from)
    {
        var sender = MailboxAddress.Parse(from);
        if (!MailboxAddress.TryParse(message.Recipient, out var recipient) || !recipient.Address.Contains('@', StringComparison.Ordinal))
        {
            throw new DeliveryException(DeliveryProblem.AddressRefused);
        }

        var body = new TextPart(TextFormat.Plain) { Text = message.Body };
        body.Headers.Add("Content-Language", message.Language);
        var mail = new MimeMessage
        {
            MessageId = $"{message.Id:N}@{sender.Domain}",
            Date = clock.GetUtcNow(),
            Subject = string.Join(' ', message.Subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Body = body,
        };
        mail.From.Add(new MailboxAddress(texts.Get("frame.service-name", message.Language), sender.Address));
        mail.To.Add(new MailboxAddress(null, recipient.Address));
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no answers by machines
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        return mail;
    }
}
