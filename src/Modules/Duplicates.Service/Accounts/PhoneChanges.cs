using Duplicates.Domain.Applications;
using Duplicates.Domain.People;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Web.Limits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duplicates.Service.Accounts;

/// <summary>
/// Confirms phones and links others in their place. Whoever asks has proven to be the person: by the old phone, by a digital signature,
/// by the base of mobile citizens, or with an identity document before an officer. The phone itself is proven by a code. A phone that
/// loses its place is told, and its sessions end.
/// </summary>
internal sealed class PhoneChanges(
    DuplicatesDbContext db,
    CitizenAccounts accounts,
    SharedLimits turns,
    LookupKeys keys,
    IEnumerable<IAccountHoldings> holdings,
    ICodeMessages messages,
    AuditLog audit,
    TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>A session that begins within the same moment as a confirmation is that of the phone which was confirmed.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Confirms a phone of the person. The confirmed account keeps its cases and drafts and takes the phone; where there was none, the
    /// account of the phone becomes it.
    /// </summary>
    /// <param name="iin">Whose it is.</param>
    /// <param name="phone">The phone that a code has proven.</param>
    /// <param name="proof">What shows that it is the person's.</param>
    /// <param name="language">The language of the messages.</param>
    /// <param name="by">The person; stays in the audit log.</param>
    /// <param name="cancellationToken">Ends the change.</param>
    /// <returns>The confirmed account.</returns>
    public Task<string> ConfirmAsync(Iin iin, PhoneNumber phone, PhoneProof proof, string language, Actor by, CancellationToken cancellationToken) =>
        InTurnAsync(() => TryConfirmAsync(iin, phone, proof, language, by, cancellationToken));

    /// <summary>
    /// Links the phone of a person who stands before an officer: it becomes the only one. An account that was alone keeps its cases and
    /// drafts; where there were several, only the confirmed one or that of the phone is known to be the person's, and the others end.
    /// </summary>
    public Task LinkInPersonAsync(Iin iin, PhoneNumber phone, string language, Actor officer, CancellationToken cancellationToken) =>
        InTurnAsync(() => TryLinkInPersonAsync(iin, phone, language, officer, cancellationToken));

    /// <summary>Links another phone to the account of a person who is signed in. What was known of the account is known of it still.</summary>
    public Task MoveAsync(Citizen citizen, PhoneNumber phone, string language, CancellationToken cancellationToken) =>
        InTurnAsync(() => TryMoveAsync(citizen, phone, language, cancellationToken));

    private async Task<string> TryConfirmAsync(Iin iin, PhoneNumber phone, PhoneProof proof, string language, Actor by, CancellationToken cancellationToken)
    {
        var (iinKey, phoneKey) = (keys.Of(iin), keys.Of(phone));
        await using var transaction = await BeginAsync(iinKey, cancellationToken);
        var all = await db.Citizens.Where(row => row.IinKey == iinKey).ToListAsync(cancellationToken);
        var same = all.Find(row => row.PhoneKey == phoneKey);
        var kept = all.Find(row => row.ConfirmedBy is not null) ?? same ?? db.Citizens.Add(accounts.New(iin, phone)).Entity;
        if (kept.ConfirmedBy is not null && kept == same)
        {
            return kept.AccountKey;
        }

        if (kept.ConfirmedBy is not null)
        {
            await ReplaceAsync(kept, phone, language, clock.GetUtcNow() - Moment, cancellationToken);
            await MergeAsync(same, kept, cancellationToken);
        }

        kept.ConfirmedBy = proof;
        await db.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync(by, AuditAction.PhoneChanged, iinKey, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return kept.AccountKey;
    }

    private async Task<string> TryLinkInPersonAsync(Iin iin, PhoneNumber phone, string language, Actor officer, CancellationToken cancellationToken)
    {
        var (iinKey, phoneKey) = (keys.Of(iin), keys.Of(phone));
        await using var transaction = await BeginAsync(iinKey, cancellationToken);
        var all = await db.Citizens.Where(row => row.IinKey == iinKey).ToListAsync(cancellationToken);
        var same = all.Find(row => row.PhoneKey == phoneKey);
        var kept = all.Find(row => row.ConfirmedBy is not null) ?? same ?? (all is [var only] ? only : db.Citizens.Add(accounts.New(iin, phone)).Entity);
        foreach (var other in all.Where(row => row != kept && row != same))
        {
            Tell(other, language);
            await accounts.ForgetAsync(other.AccountKey, cancellationToken);
            db.Citizens.Remove(other);
        }

        await ReplaceAsync(kept, phone, language, clock.GetUtcNow(), cancellationToken);
        await MergeAsync(same, kept, cancellationToken);
        kept.ConfirmedBy = PhoneProof.Desk;
        await db.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync(officer, AuditAction.PhoneChanged, iinKey, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return kept.AccountKey;
    }

    private async Task<string> TryMoveAsync(Citizen citizen, PhoneNumber phone, string language, CancellationToken cancellationToken)
    {
        var phoneKey = keys.Of(phone);
        await using var transaction = await BeginAsync(citizen.IinKey, cancellationToken);
        var account = await db.Citizens.SingleAsync(row => row.AccountKey == citizen.Key, cancellationToken);
        var same = await db.Citizens.SingleOrDefaultAsync(row => row.IinKey == account.IinKey && row.PhoneKey == phoneKey, cancellationToken);
        if (same is { ConfirmedBy: not null } && same != account)
        {
            (account, same) = (same, account); // both phones are in one hand
        }

        await ReplaceAsync(account, phone, language, clock.GetUtcNow(), cancellationToken);
        await MergeAsync(same, account, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync(citizen.AsActor(string.Empty), AuditAction.PhoneChanged, account.IinKey, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return account.AccountKey;
    }

    /// <summary>Of two who change the accounts of one IIN at the same moment the second waits for the first: both count the same row.</summary>
    private async Task<IDbContextTransaction> BeginAsync(string iinKey, CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await turns.CountAsync([new($"phone-change/{iinKey}", int.MaxValue, TimeSpan.FromHours(1))], cancellationToken);
        return transaction;
    }

    /// <summary>A phone that signs in at the same moment may have opened its account meanwhile: then one looks again.</summary>
    private async Task<string> InTurnAsync(Func<Task<string>> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await change();
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Gives the account another phone; its sessions are over, also those that begin up to the given instant.</summary>
    private async Task ReplaceAsync(CitizenRow account, PhoneNumber phone, string language, DateTimeOffset sessionsClosedAt, CancellationToken cancellationToken)
    {
        if (accounts.ReadPhone(account) != phone)
        {
            Tell(account, language);
        }

        (account.PhoneKey, account.PhoneCipher, account.LinkedAt, account.SessionsClosedAt) = (keys.Of(phone), accounts.Protect(phone, account.AccountKey), clock.GetUtcNow(), sessionsClosedAt);
        await accounts.EndSessionsAsync(account.AccountKey, cancellationToken);
        messages.AddPhoneChanged(phone, isNew: true, language);
    }

    private void Tell(CitizenRow account, string language)
    {
        if (accounts.ReadPhone(account) is { } phone)
        {
            messages.AddPhoneChanged(phone, isNew: false, language);
        }
    }

    /// <summary>The cases and drafts of an account become another's, and the account is no more.</summary>
    private async Task MergeAsync(CitizenRow? from, CitizenRow to, CancellationToken cancellationToken)
    {
        if (from is null || from == to)
        {
            return;
        }

        foreach (var holding in holdings)
        {
            await holding.MoveAsync(from, to, cancellationToken);
        }

        await accounts.EndSessionsAsync(from.AccountKey, cancellationToken);
        await db.Citizens.Where(row => row.AccountKey == from.AccountKey).ExecuteDeleteAsync(cancellationToken);
        db.Entry(from).State = EntityState.Detached;
    }
}
