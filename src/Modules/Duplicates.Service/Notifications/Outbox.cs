using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>Puts messages next to the change they tell of: both are stored, or neither.</summary>
internal sealed class Outbox(
    DuplicatesDbContext db,
    FieldCipher cipher,
    MessageTemplates templates,
    MessageValues values,
    MessageOrder order,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options) : ICodeMessages
{
    /// <summary>The kind of a message that holds a one-time code.</summary>
    public const string CodeKind = "code";

    /// <summary>The kind of a message that invites a colleague; it holds a secret link.</summary>
    public const string InvitationKind = "staff-invitation";

    /// <summary>The kind of the messages that tell of another phone.</summary>
    public const string PhoneChangedKind = "phone-changed";

    /// <inheritdoc />
    public void AddCode(OneTimeCodeRequest request, string code)
    {
        var happened = request.Purpose switch
        {
            OneTimeCodePurpose.SignIn => "code-sign-in",
            OneTimeCodePurpose.SignApplication => "code-sign-application",
            OneTimeCodePurpose.LinkPhone => "code-link",
            _ => "code-give-up",
        };
        var text = templates.Write(MessageSlot.Find(happened, MessageAudience.Applicant, MessageForm.Sms)!, request.Language, values.In(request.Language, new() { Code = code }));
        var row = Add(new(MessageChannel.Sms, CodeKind, request.Language, request.Phone.E164, string.Empty, BoundToSite(text.Body, code), null));
        (row.IsUrgent, row.TryUntil) = (true, row.CreatedAt + options.Value.OneTimeCodes.Lifetime);
    }

    /// <summary>
    /// The last line by which a phone fills the code in, and on this site alone (the format of origin-bound one-time codes):
    /// <c>@host #code</c>. A host that is no name of a domain binds nothing.
    /// </summary>
    private string BoundToSite(string body, string code) =>
        Uri.TryCreate(options.Value.AddressForMachines, UriKind.Absolute, out var address) && address.HostNameType is UriHostNameType.Dns
            ? $"{body}\n\n@{address.IdnHost} #{code}"
            : body;

    /// <inheritdoc />
    public void AddPhoneChanged(PhoneNumber phone, bool isNew, string language)
    {
        var slot = MessageSlot.Find(isNew ? "phone-changed-new" : "phone-changed-old", MessageAudience.Applicant, MessageForm.Sms)!;
        var text = templates.Write(slot, language, values.In(language, new() { Time = AlmatyTime.ToLocal(clock.GetUtcNow()) }));
        Add(new(MessageChannel.Sms, PhoneChangedKind, language, phone.E164, string.Empty, text.Body, null));
    }

    /// <summary>Adds a message; it is stored when the change is saved.</summary>
    public OutboxMessageRow Add(NewMessage message)
    {
        var now = clock.GetUtcNow();
        var id = message.Id ?? Guid.CreateVersion7(now);
        return db.OutboxMessages.Add(new()
        {
            Id = id,
            Channel = message.Channel,
            Kind = message.Kind,
            Language = message.Language,
            RecipientCipher = cipher.Protect(message.Recipient, ProtectedColumns.MessageRecipient.At(id)),
            Subject = message.Subject,
            BodyCipher = cipher.Protect(message.Body, ProtectedColumns.MessageBody.At(id)),
            ApplicationId = message.ApplicationId,
            NoticeId = message.NoticeId,
            Position = order.Next(),
            CreatedAt = now,
            NextAttemptAt = now,
            TryUntil = now + options.Value.Messages.GiveUpAfter,
        }).Entity;
    }
}

/// <summary>A message to be sent.</summary>
internal sealed record NewMessage(
    MessageChannel Channel,
    string Kind,
    string Language,
    string Recipient,
    string Subject,
    string Body,
    Guid? ApplicationId,
    Guid? NoticeId = null)
{
    /// <summary>The id, where one is known beforehand, so that of several hosts one adds the message.</summary>
    public Guid? Id { get; init; }
}
