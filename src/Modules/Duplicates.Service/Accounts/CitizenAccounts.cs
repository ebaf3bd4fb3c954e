using Duplicates.Domain.People;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Accounts;

/// <summary>Remembers which phone belongs to which person (R3.1).</summary>
internal sealed class CitizenAccounts(DuplicatesDbContext db, LookupKeys keys, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>The phone that is linked to the person; null when none is.</summary>
    public async Task<PhoneNumber?> FindPhoneAsync(Iin iin, CancellationToken cancellationToken)
    {
        var key = keys.Of(iin);
        var stored = await db.Citizens.Where(citizen => citizen.IinKey == key).Select(citizen => citizen.PhoneCipher).SingleOrDefaultAsync(cancellationToken);
        return stored is not null && PhoneNumber.FromE164(cipher.Unprotect(stored, ProtectedColumns.CitizenPhone.At(key))) is { } phone ? phone : null;
    }

    /// <summary>Links the phone to the person at the first sign-in; later sign-ins with it change nothing.</summary>
    public async Task LinkAsync(Iin iin, PhoneNumber phone, CancellationToken cancellationToken)
    {
        var (key, phoneKey) = (keys.Of(iin), keys.Of(phone));
        if (await db.Citizens.SingleOrDefaultAsync(citizen => citizen.IinKey == key, cancellationToken) is { } known)
        {
            if (known.PhoneCipher is null && string.Equals(known.PhoneKey, phoneKey, StringComparison.Ordinal))
            {
                known.PhoneCipher = cipher.Protect(phone.E164, ProtectedColumns.CitizenPhone.At(key));
                await db.SaveChangesAsync(cancellationToken);
            }

            return;
        }

        db.Citizens.Add(new() { IinKey = key, PhoneKey = phoneKey, PhoneCipher = cipher.Protect(phone.E164, ProtectedColumns.CitizenPhone.At(key)), LinkedAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // the same person signed in twice at the same moment
            db.ChangeTracker.Clear();
        }
    }
}
