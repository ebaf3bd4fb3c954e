using Duplicates.Service.Accounts;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Web;

namespace Duplicates.Service.Notifications;

/// <summary>Puts messages next to the change they tell of: both are stored, or neither.</summary>
internal sealed class Outbox(DuplicatesDbContext db, FieldCipher cipher, TextsByLanguage texts, TimeProvider clock)
{
    /// <summary>The kind of a message that holds a one-time code.</summary>
    public const string CodeKind = "code";

    /// <summary>Adds the SMS with a one-time code.</summary>
    public void AddCode(OneTimeCodeRequest request, string code)
    {
        var key = request.Purpose switch
        {
            OneTimeCodePurpose.SignIn => "messages.code-sign-in",
            OneTimeCodePurpose.SignApplication => "messages.code-sign-application",
            OneTimeCodePurpose.LinkPhone => "phone.sms.code-link",
            _ => "phone.sms.code-give-up",
        };
        Add(new(MessageChannel.Sms, CodeKind, request.Language, request.Phone.E164, string.Empty, texts.Get(key, request.Language, code), null));
    }

    /// <summary>Adds a message; it is stored when the change is saved.</summary>
    public void Add(NewMessage message)
    {
        var now = clock.GetUtcNow();
        db.OutboxMessages.Add(new()
        {
            Id = Guid.CreateVersion7(now),
            Channel = message.Channel,
            Kind = message.Kind,
            Language = message.Language,
            RecipientCipher = cipher.Protect(message.Recipient),
            Subject = message.Subject,
            BodyCipher = cipher.Protect(message.Body),
            ApplicationId = message.ApplicationId,
            CreatedAt = now,
            NextAttemptAt = now,
            IsPending = true,
        });
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
    Guid? ApplicationId);
