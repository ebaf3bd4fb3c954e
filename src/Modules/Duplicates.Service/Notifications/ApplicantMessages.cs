using System.Text.Json;
using Duplicates.Domain.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>A message of the inbox in one language.</summary>
internal sealed record MessageText(string Subject, string Body);

/// <summary>Tells applicants what happened: in the inbox in both languages, by SMS and, if there is an address, by e-mail in the language of the case.</summary>
internal sealed class ApplicantMessages(
    DuplicatesDbContext db,
    Outbox outbox,
    FieldCipher cipher,
    LookupKeys keys,
    TextsByLanguage texts,
    MessageOrder order,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options)
{
    /// <summary>Adds the messages; they are stored when the change is saved.</summary>
    /// <param name="application">The case.</param>
    /// <param name="kind">What is told of: texts <c>messages.{kind}</c>.</param>
    /// <param name="path">The page that it leads to, below <c>/{language}/my</c>.</param>
    /// <param name="facts">The values of the texts in a language, in the order of the texts; the link is put in third.</param>
    public void Tell(DuplicateApplication application, string kind, string path, Func<string, object[]> facts)
    {
        var (content, now) = (application.Content!, clock.GetUtcNow());
        var inbox = new Dictionary<string, MessageText>(StringComparer.Ordinal) { ["kk"] = TextIn("kk", kind, path, facts), ["ru"] = TextIn("ru", kind, path, facts) };
        var notice = db.ApplicantMessages.Add(new()
        {
            Id = Guid.CreateVersion7(now),
            ApplicantKey = keys.Of(content.Applicant.Iin),
            ApplicationId = application.Id,
            CaseNumber = application.Number!.Value,
            Kind = kind,
            TextCipher = cipher.Protect(JsonSerializer.Serialize(inbox)),
            Path = path,
            Position = order.Next(),
            CreatedAt = now,
        }).Entity;
        var (language, text) = (content.Language, inbox[content.Language]);
        outbox.Add(new(MessageChannel.Sms, kind, language, content.Contacts.Phone.E164, string.Empty, SmsIn(language, kind, path, facts), application.Id, notice.Id));
        if (content.Contacts.Email is { } email)
        {
            var body = $"{text.Body}\n\n{texts.Get("messages.signature", language)}";
            outbox.Add(new(MessageChannel.Email, kind, language, email, text.Subject, body, application.Id, notice.Id));
        }
    }

    private MessageText TextIn(string language, string kind, string path, Func<string, object[]> facts)
    {
        var values = WithLink(language, path, facts);
        return new(texts.Get($"messages.{kind}.subject", language, values), texts.Get($"messages.{kind}.body", language, values));
    }

    private string SmsIn(string language, string kind, string path, Func<string, object[]> facts) =>
        texts.Get($"messages.{kind}.sms", language, WithLink(language, path, facts));

    private object[] WithLink(string language, string path, Func<string, object[]> facts)
    {
        var values = facts(language);
        return [.. values[..2], $"{options.Value.PublicAddress.TrimEnd('/')}/{language}/my/{path}", .. values[2..]];
    }
}
