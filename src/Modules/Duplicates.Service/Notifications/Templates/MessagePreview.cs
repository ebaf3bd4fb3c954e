using Duplicates.Service.Content;
using Duplicates.Service.Web;

namespace Duplicates.Service.Notifications.Templates;

/// <summary>What a template will look like, with values of nobody.</summary>
/// <param name="Subject">The subject; empty unless it is an e-mail.</param>
/// <param name="Body">The text.</param>
/// <param name="Length">How long it is as an SMS; null for the other forms.</param>
internal sealed record MessagePreview(string Subject, string Body, SmsLength? Length);

/// <summary>Shows editors what they have written before it is published.</summary>
internal sealed class MessagePreviews(MessageValues values, TextsByLanguage texts) : IContentSample
{
    /// <inheritdoc />
    public string ContentType => MessageTemplate.ContentType;

    /// <summary>Fills a template with samples; one that is wrong is shown as far as it goes.</summary>
    public MessagePreview Of(MessageSlot slot, string language, string subject, string body)
    {
        var samples = values.In(language, MessageValues.Samples);
        var text = TemplateText.Parse(body).Fill(samples);
        return new(
            slot.Form is MessageForm.Email ? TemplateText.Parse(subject).Fill(samples) : string.Empty,
            text,
            slot.Form is MessageForm.Sms ? SmsLength.Of(text) : null);
    }

    /// <inheritdoc />
    public ContentSample? Of(ContentItem item)
    {
        if (MessageTemplate.FindSlot(item) is not { } slot || item.Culture is not { } language)
        {
            return null;
        }

        var preview = Of(slot, language, item.FieldText(MessageTemplate.Part, MessageTemplateCheck.Subject), item.FieldText(MessageTemplate.Part, MessageTemplateCheck.Body));
        var names = string.Join(", ", slot.Placeholders.Select(name => $"{{{name}}}"));
        return new(preview.Subject, preview.Body,
        [
            texts.Get("templates.sample.made-up", language),
            .. preview.Length is { } length ? [texts.Get("templates.sample.length", language, length.Characters, length.Parts)] : Array.Empty<string>(),
            texts.Get("templates.sample.names", language, names),
        ]);
    }
}
