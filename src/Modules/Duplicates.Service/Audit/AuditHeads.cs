using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Domain;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Audit;

/// <summary>
/// Signs where the audit log ends and puts it where whoever reaches the database does not reach: a file, the log of the process, and
/// letters to whoever oversees the service.
/// </summary>
internal sealed partial class AuditHeads(
    DuplicatesDbContext db,
    AuditHeadKeys keys,
    AuditHeadsFile file,
    Outbox outbox,
    TextsByLanguage texts,
    TimeProvider clock,
    IOptions<DuplicatesOptions> options,
    ILogger<AuditHeads> logger)
{
    /// <summary>The kind of the letter.</summary>
    public const string LetterKind = "audit-head";

    private static readonly string Beginning = new('0', 64);

    /// <summary>Signs a head, at intervals only when there are new entries.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task SignAsync(AuditHeadCause cause, CancellationToken cancellationToken)
    {
        var head = await file.AppendAsync((last, previous) => MakeAsync(cause, last, previous, cancellationToken), cancellationToken);
        if (head is not null)
        {
            LogHead(head.Ordinal, head.Host, head.Entries, head.Hash, head.Key, head.Signature, head.Cause);
        }
    }

    /// <summary>Sends the newest state to whoever oversees the service, once in each interval, whichever host comes first.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value.Audit;
        if (settings.InspectorEmail.Length == 0)
        {
            return;
        }

        var interval = (clock.GetUtcNow().Ticks / settings.LetterInterval.Ticks).ToString(CultureInfo.InvariantCulture);
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"audit letter {settings.LetterInterval} {interval}")).AsSpan(0, 16));
        if (await db.OutboxMessages.AnyAsync(row => row.Id == id, cancellationToken))
        {
            return;
        }

        var line = keys.Sign(await NowAsync(AuditHeadCause.Interval, 1, AuditHeadsFile.HashOf(null), cancellationToken)).ToLine();
        var (subject, body) = (texts.Get("audit.letter.subject", Languages.Kazakh), $"{texts.Get("audit.letter.body", Languages.Kazakh)}\n\n{texts.Get("audit.letter.body", Languages.Russian)}\n\n{line}\n");
        outbox.Add(new(MessageChannel.Email, LetterKind, Languages.Kazakh, settings.InspectorEmail, subject, body, null) { Id = id });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // another host was faster
            db.ChangeTracker.Clear();
        }
    }

    private async Task<AuditHead?> MakeAsync(AuditHeadCause cause, AuditHead? last, string previous, CancellationToken cancellationToken)
    {
        var head = await NowAsync(cause, (last?.Ordinal ?? 0) + 1, previous, cancellationToken);
        if (last is not null && !await ContinuesAsync(last, cancellationToken))
        {
            LogBroken(last.Ordinal, last.Entries, head.Entries);
        }

        return cause is AuditHeadCause.Interval && (last?.Entries, last?.Hash) == (head.Entries, head.Hash) ? null : keys.Sign(head);
    }

    private async Task<AuditHead> NowAsync(AuditHeadCause cause, long ordinal, string previous, CancellationToken cancellationToken)
    {
        var newest = await db.AuditEntries.AsNoTracking().OrderByDescending(row => row.Sequence).Select(row => new { row.Sequence, row.Hash }).FirstOrDefaultAsync(cancellationToken);
        return new(ordinal, clock.GetUtcNow(), newest?.Sequence ?? 0, newest?.Hash ?? Beginning, cause, Environment.MachineName, previous, string.Empty, string.Empty);
    }

    private async Task<bool> ContinuesAsync(AuditHead last, CancellationToken cancellationToken) =>
        last.Entries == 0 || await db.AuditEntries.AnyAsync(row => row.Sequence == last.Entries && row.Hash == last.Hash, cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit head {Ordinal} of {Host}: {Entries} entries, the last {Hash}; signed by {Key}: {Signature} ({Cause})")]
    private partial void LogHead(long ordinal, string host, long entries, string hash, string key, string signature, AuditHeadCause cause);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The audit log does not continue its head {Ordinal} of {Entries} entries: it has {Now} now and was changed or cut; run verify-audit")]
    private partial void LogBroken(long ordinal, long entries, long now);
}
