using System.Text.Json;
using Duplicates.Domain;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Protection;
using Duplicates.Service.Web;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Notifications;

/// <summary>A message of the inbox in one language.</summary>
internal sealed record MessageText(string Subject, string Body);

/// <summary>
/// Tells applicants what happened: in the inbox in both languages, by SMS and, if there is an address, by e-mail in the language of the
/// case. The SMS goes to the phone that the account of the case has now, whatever it was when the application was handed in.
/// </summary>
internal sealed class ApplicantMessages(
    DuplicatesDbContext db,
    Outbox outbox,
    FieldCipher cipher,
    LookupKeys keys,
    CaseAccounts accounts,
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
        var inbox = Languages.All.ToDictionary(language => language, language => Write(happened, MessageForm.Email, language, facts), StringComparer.Ordinal);
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
        if (ways.HasFlag(ToldBy.Sms) && (await accounts.FindPhoneOfCaseAsync(application.Id, cancellationToken) ?? content.Contacts.Phone) is { } phone)
        {
            outbox.Add(new(MessageChannel.Sms, happened, language, phone.E164, string.Empty, Write(happened, MessageForm.Sms, language, facts).Body, application.Id, notice.Id));
        }

        if (ways.HasFlag(ToldBy.Email) && content.Contacts.Email is { } email)
        {
            var body = $"{text.Body}\n\n{texts.Get("messages.signature", language)}";
            outbox.Add(new(MessageChannel.Email, happened, language, email, text.Subject, body, application.Id, notice.Id));
        }
    }

    /// <summary>
    /// Tells the applicant in the inbox alone that somebody tried to learn where the case stands; nothing happens for a number that no
    /// case has. An SMS would let a stranger have the phone ring.
    /// </summary>
    public async Task TellOfTriesAsync(ApplicationNumber number, CancellationToken cancellationToken)
    {
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number.Value, cancellationToken) is not { } row)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var inbox = Languages.All.ToDictionary(
            language => language,
            language => new MessageText(texts.Get("track.tries.subject", language), texts.Get("track.tries.body", language)),
            StringComparer.Ordinal);
        db.ApplicantMessages.Add(new()
        {
            Id = id,
            ApplicantKey = row.ApplicantKey,
            ApplicationId = row.Id,
            CaseNumber = number.Value,
            Kind = "tries",
            TextCipher = cipher.Protect(JsonSerializer.Serialize(inbox), ProtectedColumns.InboxText.At(id, row.ApplicantKey)),
            Path = number.Value,
            Position = order.Next(),
            CreatedAt = now,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private MessageText Write(string happened, MessageForm form, string language, MessageFacts facts) =>
        templates.Write(MessageSlot.Find(happened, MessageAudience.Applicant, form)!, language, values.In(language, facts));
}
