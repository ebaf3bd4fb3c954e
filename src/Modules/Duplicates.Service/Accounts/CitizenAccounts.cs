using System.Security.Cryptography;
using Duplicates.Domain.People;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Accounts;

/// <summary>An account as its person sees it among others of the same IIN.</summary>
/// <param name="Key">The account.</param>
/// <param name="Phone">The phone, masked; empty when it is not kept.</param>
/// <param name="Since">When it signed in first.</param>
internal sealed record OtherAccount(string Key, string Phone, DateTimeOffset Since);

/// <summary>
/// The phones that signed in for an IIN, and which of them is known to be the person's (R3.1). A phone that nobody confirmed has an
/// account of its own and takes nothing from anybody.
/// </summary>
internal sealed class CitizenAccounts(DuplicatesDbContext db, LookupKeys keys, FieldCipher cipher, IEnumerable<IAccountHoldings> holdings, TimeProvider clock)
{
    private const int KeyBytes = 32;

    /// <summary>The confirmed account of the person and its phone; null when there is none.</summary>
    public async Task<(string Key, PhoneNumber Phone)?> FindConfirmedAsync(Iin iin, CancellationToken cancellationToken)
    {
        var iinKey = keys.Of(iin);
        var row = await db.Citizens.AsNoTracking().SingleOrDefaultAsync(account => account.IinKey == iinKey && account.ConfirmedBy != null, cancellationToken);
        return row is not null && ReadPhone(row) is { } phone ? (row.AccountKey, phone) : null;
    }

    /// <summary>Whether something besides a code showed that the phone is the person's.</summary>
    public Task<bool> IsConfirmedAsync(Citizen citizen, CancellationToken cancellationToken) =>
        db.Citizens.AnyAsync(account => account.AccountKey == citizen.Key && account.IinKey == citizen.IinKey && account.ConfirmedBy != null, cancellationToken);

    /// <summary>The account of a phone that proved by a code to be in hand; it is opened at the first sign-in.</summary>
    public async Task<string> OpenAsync(Iin iin, PhoneNumber phone, CancellationToken cancellationToken)
    {
        var (iinKey, phoneKey) = (keys.Of(iin), keys.Of(phone));
        if (await db.Citizens.SingleOrDefaultAsync(account => account.IinKey == iinKey && account.PhoneKey == phoneKey, cancellationToken) is { } known)
        {
            if (known.PhoneCipher is null)
            {
                known.PhoneCipher = Protect(phone, known.AccountKey);
                await db.SaveChangesAsync(cancellationToken);
            }

            return known.AccountKey;
        }

        var opened = db.Citizens.Add(New(iin, phone)).Entity;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return opened.AccountKey;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // the same person signed in twice at the same moment
            db.ChangeTracker.Clear();
            return await db.Citizens.Where(account => account.IinKey == iinKey && account.PhoneKey == phoneKey).Select(account => account.AccountKey).SingleAsync(cancellationToken);
        }
    }

    /// <summary>An account that is not stored yet.</summary>
    public CitizenRow New(Iin iin, PhoneNumber phone)
    {
        var key = System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        return new() { AccountKey = key, IinKey = keys.Of(iin), PhoneKey = keys.Of(phone), PhoneCipher = Protect(phone, key), LinkedAt = clock.GetUtcNow() };
    }

    /// <summary>The phone of an account as it is stored.</summary>
    public string Protect(PhoneNumber phone, string accountKey) => cipher.Protect(phone.E164, ProtectedColumns.CitizenPhone.At(accountKey));

    /// <summary>Other accounts of the person's IIN; none for a person whose own is not confirmed.</summary>
    public async Task<IReadOnlyList<OtherAccount>> OthersAsync(Citizen citizen, CancellationToken cancellationToken)
    {
        if (!await IsConfirmedAsync(citizen, cancellationToken))
        {
            return [];
        }

        var others = await db.Citizens.AsNoTracking().Where(account => account.IinKey == citizen.IinKey && account.AccountKey != citizen.Key)
            .OrderBy(account => account.LinkedAt).ToListAsync(cancellationToken);
        return [.. others.Select(account => new OtherAccount(account.AccountKey, ReadPhone(account)?.ToString() ?? string.Empty, account.LinkedAt))];
    }

    /// <summary>Ends another account of the person's IIN: its sessions are over and its drafts go; false when the person may not, or there is none.</summary>
    public async Task<bool> EndAsync(Citizen citizen, string accountKey, CancellationToken cancellationToken)
    {
        if (!await IsConfirmedAsync(citizen, cancellationToken))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ended = await db.Citizens.Where(account => account.AccountKey == accountKey && account.IinKey == citizen.IinKey && account.ConfirmedBy == null).ExecuteDeleteAsync(cancellationToken);
        if (ended == 1)
        {
            await ForgetAsync(accountKey, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return ended == 1;
    }

    /// <summary>Deletes the sessions of an account that is no more, and what must not outlive it.</summary>
    public async Task ForgetAsync(string accountKey, CancellationToken cancellationToken)
    {
        await EndSessionsAsync(accountKey, cancellationToken);
        foreach (var holding in holdings)
        {
            await holding.ForgetAsync(accountKey, cancellationToken);
        }
    }

    /// <summary>Ends the sessions of an account.</summary>
    public Task EndSessionsAsync(string accountKey, CancellationToken cancellationToken) =>
        db.Sessions.Where(session => session.PersonKey == accountKey && session.Kind == SessionKind.Citizen).ExecuteDeleteAsync(cancellationToken);

    /// <summary>The phone of an account; null when it is not kept.</summary>
    public PhoneNumber? ReadPhone(CitizenRow account) =>
        account.PhoneCipher is { } stored ? PhoneNumber.FromE164(cipher.Unprotect(stored, ProtectedColumns.CitizenPhone.At(account.AccountKey))) : null;
}
