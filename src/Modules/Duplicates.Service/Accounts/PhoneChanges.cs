using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Accounts;

/// <summary>
/// Links another phone to a person. Who asks has proven to be that person: by the old phone, by a digital signature, or with an
/// identity document before an officer. The new phone is proven by a code. The old one is told, and every open session ends.
/// </summary>
internal sealed class PhoneChanges(DuplicatesDbContext db, LookupKeys keys, FieldCipher cipher, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    /// <summary>Links the phone.</summary>
    /// <param name="iin">Whose it is.</param>
    /// <param name="phone">The phone that a code has proven.</param>
    /// <param name="language">The language of the messages.</param>
    /// <param name="by">The person, or the officer who identified the person; stays in the audit log.</param>
    /// <param name="cancellationToken">Ends the change.</param>
    public async Task LinkAsync(Iin iin, PhoneNumber phone, string language, Actor by, CancellationToken cancellationToken)
    {
        var (key, now) = (keys.Of(iin), clock.GetUtcNow());
        var citizen = await db.Citizens.SingleOrDefaultAsync(row => row.IinKey == key, cancellationToken);
        if (citizen is null)
        {
            citizen = new() { IinKey = key, PhoneKey = string.Empty };
            db.Citizens.Add(citizen);
        }
        else if (citizen.PhoneCipher is { } stored && PhoneNumber.FromE164(cipher.Unprotect(stored, ProtectedColumns.CitizenPhone.At(key))) is { } old && old != phone)
        {
            outbox.AddPhoneChanged(old, isNew: false, language);
        }

        (citizen.PhoneKey, citizen.PhoneCipher, citizen.LinkedAt, citizen.SessionsClosedAt) = (keys.Of(phone), cipher.Protect(phone.E164, ProtectedColumns.CitizenPhone.At(key)), now, now);
        outbox.AddPhoneChanged(phone, isNew: true, language);
        await db.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync(by, AuditAction.PhoneChanged, key, cancellationToken);
    }
}
