using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain.Applications;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duplicates.Service.Audit;

/// <summary>One line of the audit log.</summary>
internal sealed class AuditEntryRow : IEntityTypeConfiguration<AuditEntryRow>
{
    public long Sequence { get; set; }

    public DateTimeOffset At { get; set; }

    public required string ActorId { get; set; }

    public ActorRole ActorRole { get; set; }

    public AuditAction Action { get; set; }

    /// <summary>What it concerns: a case number or an id, never a person's data.</summary>
    public required string Subject { get; set; }

    public required string PreviousHash { get; set; }

    public required string Hash { get; set; }

    public void Configure(EntityTypeBuilder<AuditEntryRow> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedNever();
        builder.Property(row => row.ActorId).HasMaxLength(64);
        builder.Property(row => row.Subject).HasMaxLength(64);
        builder.Property(row => row.PreviousHash).HasMaxLength(64);
        builder.Property(row => row.Hash).HasMaxLength(64);
        builder.HasIndex(row => new { row.Subject, row.Sequence });
        builder.HasIndex(row => new { row.ActorId, row.Sequence });
        builder.HasIndex(row => new { row.Action, row.Sequence });
        builder.HasIndex(row => row.At);
    }
}

/// <summary>What is worth an audit entry.</summary>
internal enum AuditAction
{
    /// <summary>An officer opened a case.</summary>
    CaseRead,

    /// <summary>Somebody asked for a case that is not theirs.</summary>
    CaseDenied,

    /// <summary>A document of a case was opened.</summary>
    DocumentRead,

    /// <summary>The register of issued duplicates was opened.</summary>
    RegisterRead,

    /// <summary>The register of issued duplicates was printed or exported.</summary>
    RegisterExported,

    /// <summary>A digital signature was checked and did not pass; the subject ends with the reason.</summary>
    SignatureRefused,

    /// <summary>A member of staff signed in.</summary>
    StaffSignedIn,

    /// <summary>A member of staff failed to sign in.</summary>
    StaffSignInFailed,

    /// <summary>An administrator let a message that was given up be tried again; the subject is its id, or "all".</summary>
    MessageRetried,

    /// <summary>An administrator decided that a message will never be sent.</summary>
    MessageDiscarded,

    /// <summary>An editor saved a draft of public content.</summary>
    ContentSaved,

    /// <summary>An editor took an older version of public content again, as a draft.</summary>
    ContentRestored,

    /// <summary>An editor dropped a draft of public content.</summary>
    ContentDraftDeleted,

    /// <summary>An editor proposed public content for publication.</summary>
    ContentProposed,

    /// <summary>An editor published content, at once or by a schedule whose time came.</summary>
    ContentPublished,

    /// <summary>An editor took content back from the public.</summary>
    ContentUnpublished,

    /// <summary>An editor had content published at a later time.</summary>
    ContentScheduled,

    /// <summary>An editor took a scheduled publication back.</summary>
    ContentScheduleCancelled,

    /// <summary>An editor made a link by which a draft can be read without an account.</summary>
    ContentPreviewShared,

    /// <summary>An editor let a list of offices be imported; the subject is the id of the import.</summary>
    OfficesImported,

    /// <summary>Another phone was linked to a citizen; the subject is the keyed hash of the IIN.</summary>
    PhoneChanged,

    /// <summary>An account of staff was made and its holder invited; the subject of this and the following is the account.</summary>
    AccountInvited,

    /// <summary>The name of an account was changed.</summary>
    AccountChanged,

    /// <summary>An account passed to another organisation.</summary>
    AccountMoved,

    /// <summary>An account got a role; the subject ends with it.</summary>
    AccountRoleGiven,

    /// <summary>An account lost a role; the subject ends with it.</summary>
    AccountRoleTaken,

    /// <summary>An account was closed.</summary>
    AccountLocked,

    /// <summary>An account was opened again.</summary>
    AccountUnlocked,

    /// <summary>The password of an account was taken away and its holder got a link to choose another.</summary>
    AccountReset,

    /// <summary>All sessions of an account were ended by somebody else.</summary>
    AccountSessionsEnded,

    /// <summary>The holder of an account chose a password.</summary>
    AccountPasswordChosen,

    /// <summary>An account was given a role for a time by an order; the subject is the account and the role.</summary>
    AccountActingGiven,

    /// <summary>A role for a time ended before its last day; the subject is the account and the role.</summary>
    AccountActingEnded,

    /// <summary>A member of staff set a second factor up.</summary>
    AccountFactorSetUp,

    /// <summary>The second factor of an account was taken away by whoever manages accounts.</summary>
    AccountFactorRemoved,

    /// <summary>An administrator let the people of a list of first managers be invited; the subject is the list.</summary>
    ManagersImported,

    /// <summary>An administrator uploaded a recipe and it was imported; the subject is the SHA-256 of the file.</summary>
    RecipeImported,

    /// <summary>The service sealed rows of the histories of cases; the subject says of which table, how many, and their digest.</summary>
    HistorySealed,

    /// <summary>A clerk began to enter a paper application; the subject of this and the following is the draft's id.</summary>
    IntakeBegun,

    /// <summary>A clerk opened a draft that a colleague had begun.</summary>
    IntakeTakenOver,

    /// <summary>A draft was dropped.</summary>
    IntakeDropped,

    /// <summary>A paper application was accepted; the subject is the case's number.</summary>
    IntakeAccepted,

    /// <summary>Somebody asked for a draft of another office.</summary>
    IntakeDenied,

    /// <summary>What was tried with a draft was refused; the subject ends with the reason.</summary>
    IntakeRefused,

    /// <summary>An officer declared to be a relative of the visitor and passed the draft on (АППК art. 67).</summary>
    IntakePassedOn,

    /// <summary>An officer began a manifest of the courier; the subject of this and the following is its id.</summary>
    ManifestBegun,

    /// <summary>The bag was sealed.</summary>
    ManifestSealed,

    /// <summary>The courier took the bag.</summary>
    ManifestDeparted,

    /// <summary>The bag was opened and everything in it ticked off.</summary>
    ManifestReceived,

    /// <summary>A difference was settled.</summary>
    ManifestSettled,

    /// <summary>A manifest was closed.</summary>
    ManifestClosed,

    /// <summary>Somebody asked for a manifest of other offices.</summary>
    ManifestDenied,

    /// <summary>Something that was tried with a manifest was refused; the subject ends with the reason.</summary>
    ManifestRefused,

    /// <summary>A visit at home was asked for or went on; the subject of this and the following is its id, here with the state.</summary>
    HomeVisitChanged,

    /// <summary>Somebody asked for a visit of another office.</summary>
    HomeVisitDenied,

    /// <summary>Something that was tried with a visit was refused.</summary>
    HomeVisitRefused,

    /// <summary>A letter was handed over on paper; the subject is its id.</summary>
    LetterHandedOver,

    /// <summary>A letter was posted; the subject is its id.</summary>
    LetterPosted,
}

/// <summary>
/// The append-only log. Each entry carries the hash of the one before it, so that a changed or missing entry shows;
/// <see cref="VerifyAsync"/> finds the first one that does not fit.
/// </summary>
internal sealed class AuditLog(DuplicatesDbContext db, TimeProvider clock)
{
    private static readonly string Beginning = new('0', 64);

    /// <summary>The appends of this process queue here and not for connections.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Adds an entry, in the current transaction or in one of its own: then it stays even when what was attempted did not.</summary>
    /// <returns>The number of the entry.</returns>
    /// <exception cref="ArgumentException">Nobody does this in the role: <see cref="AuditActs"/>.</exception>
    public async Task<long> AppendAsync(Actor actor, AuditAction action, string subject, CancellationToken cancellationToken)
    {
        if (!AuditActs.Allows(action, actor.Role))
        {
            throw new ArgumentException($"{action} is done by nobody in the role {actor.Role}.", nameof(actor));
        }

        if (db.Database.CurrentTransaction is not null)
        {
            return await AppendLockedAsync(actor, action, subject, cancellationToken);
        }

        await Turn.WaitAsync(cancellationToken);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var number = await AppendLockedAsync(actor, action, subject, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return number;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Makes a change and its entry in one transaction: both are stored, or neither is and nothing stays staged.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="action">What it is.</param>
    /// <param name="change">Makes it, and names what it concerns; null when there was nothing to change, and then nothing is recorded.</param>
    /// <param name="cancellationToken">Ends the storing.</param>
    /// <returns>Whether there was something to change.</returns>
    public async Task<bool> RecordAsync(Actor actor, AuditAction action, Func<Task<string?>> change, CancellationToken cancellationToken)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            if (await change() is not { } subject)
            {
                return false;
            }

            await AppendAsync(actor, action, subject, cancellationToken);
            await (transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
            return true;
        }
        catch
        {
            // what was not stored must not be stored with the next entry
            db.ChangeTracker.Clear();
            throw;
        }
    }

    /// <summary>Of all hosts one at a time reads the end of the chain and adds to it.</summary>
    private async Task<long> AppendLockedAsync(Actor actor, AuditAction action, string subject, CancellationToken cancellationToken)
    {
        await db.Database.TakeAsync(DatabaseLock.AuditChain, cancellationToken);
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
        var entry = new AuditEntryRow
        {
            Sequence = (last?.Sequence ?? 0) + 1,
            At = Truncate(clock.GetUtcNow()),
            ActorId = actor.Id,
            ActorRole = actor.Role,
            Action = action,
            Subject = subject,
            PreviousHash = last?.Hash ?? Beginning,
            Hash = string.Empty,
        };
        entry.Hash = HashOf(entry);
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        return entry.Sequence;
    }

    /// <summary>The sequence number of the first entry that was changed, or that follows a missing one; null when the chain is whole.</summary>
    public async Task<long?> VerifyAsync(CancellationToken cancellationToken)
    {
        var (previousHash, expected) = (Beginning, 1L);
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Sequence != expected || entry.PreviousHash != previousHash || entry.Hash != HashOf(entry))
            {
                return expected;
            }

            (previousHash, expected) = (entry.Hash, expected + 1);
        }

        return null;
    }

    /// <summary>PostgreSQL keeps microseconds; the hash must be the same before and after storing.</summary>
    private static DateTimeOffset Truncate(DateTimeOffset instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), instant.Offset);

    private static string HashOf(AuditEntryRow entry) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        entry.Sequence.ToString(CultureInfo.InvariantCulture),
        entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        entry.ActorId,
        entry.ActorRole.ToString(),
        entry.Action.ToString(),
        entry.Subject,
        entry.PreviousHash))));
}
