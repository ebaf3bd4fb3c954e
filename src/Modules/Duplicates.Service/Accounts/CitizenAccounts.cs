using Duplicates.Domain.People;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Accounts;

/// <summary>Remembers which phone belongs to which person (R3.1).</summary>
internal sealed class CitizenAccounts(DuplicatesDbContext db, LookupKeys keys, TimeProvider clock)
{
    /// <summary>Links the phone to the person at the first sign-in; later sign-ins change nothing.</summary>
    public async Task LinkAsync(Iin iin, PhoneNumber phone, CancellationToken cancellationToken)
    {
        var key = keys.Of(iin);
        if (await db.Citizens.AnyAsync(citizen => citizen.IinKey == key, cancellationToken))
        {
            return;
        }

        db.Citizens.Add(new() { IinKey = key, PhoneKey = keys.Of(phone), LinkedAt = clock.GetUtcNow() });
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
