using System.Text.Json;
using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Protection;
using Duplicates.Service.Web;

namespace Duplicates.Service.Notifications;

/// <summary>A message of the inbox in one language.</summary>
internal sealed record MessageText(string Subject, string Body);

/// <summary>
/// Tells applicants what happened: in the inbox in both languages, by SMS and, if there is an address, by e-mail in the language of the
/// case. The SMS goes to the phone that is linked to the person now, whatever it was when the application was handed in.
/// </summary>
internal sealed class ApplicantMessages(
    DuplicatesDbContext db,
    Outbox outbox,
    FieldCipher cipher,
    LookupKeys keys,
    CitizenAccounts citizens,
    TextsByLanguage texts,
    MessageTemplates templates,
    MessageValues values,
    MessageOrder order,
    TimeProvider clock)
{
    /// <summary>Adds the messages; they are stored when the change is saved.</summary>
    /// <param name="application">The case.</param>
    /// <param name="happened">What is told of: an event of <see cref="MessageSlot"/>.</param>
    /// <param name="facts">What is told; it has the page that it leads to.</param>
    /// <param name="ways">By what; the inbox has everything.</param>
    /// <param name="cancellationToken">Ends the reading of the phone.</param>
    public async Task TellAsync(DuplicateApplication application, string happened, MessageFacts facts, ToldBy ways, CancellationToken cancellationToken)
    {
        var (content, now) = (application.Content!, clock.GetUtcNow());
        var inbox = ((string[])["kk", "ru"]).ToDictionary(language => language, language => Write(happened, MessageForm.Email, language, facts), StringComparer.Ordinal);
        var (id, key) = (Guid.CreateVersion7(now), keys.Of(content.Applicant.Iin));
        var notice = db.ApplicantMessages.Add(new()
        {
            Id = id,
            ApplicantKey = key,
            ApplicationId = application.Id,
            CaseNumber = application.Number!.Value,
            Kind = happened,
            TextCipher = cipher.Protect(JsonSerializer.Serialize(inbox), ProtectedColumns.InboxText.At(id, key)),
            Path = facts.Path!,
            Position = order.Next(),
            CreatedAt = now,
        }).Entity;
        var (language, text) = (content.Language, inbox[content.Language]);
        if (ways.HasFlag(ToldBy.Sms))
        {
            var phone = await citizens.FindPhoneAsync(content.Applicant.Iin, cancellationToken) ?? content.Contacts.Phone;
            outbox.Add(new(MessageChannel.Sms, happened, language, phone.E164, string.Empty, Write(happened, MessageForm.Sms, language, facts).Body, application.Id, notice.Id));
        }

        if (ways.HasFlag(ToldBy.Email) && content.Contacts.Email is { } email)
        {
            var body = $"{text.Body}\n\n{texts.Get("messages.signature", language)}";
            outbox.Add(new(MessageChannel.Email, happened, language, email, text.Subject, body, application.Id, notice.Id));
        }
    }

    private MessageText Write(string happened, MessageForm form, string language, MessageFacts facts) =>
        templates.Write(MessageSlot.Find(happened, MessageAudience.Applicant, form)!, language, values.In(language, facts));
}
