using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Duplicates.Service.Audit;

/// <summary>
/// Signs where the audit log ends and puts it where whoever reaches the database does not reach: a file and the log of the
/// process; letters tell it to whoever oversees the service.
/// </summary>
internal sealed partial class AuditHeads(
    DuplicatesDbContext db,
    AuditHeadKeys keys,
    AuditHeadsFile file,
    TimeProvider clock,
    ILogger<AuditHeads> logger)
{
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

    /// <summary>Where the log ends now, signed, as a line of its own that is kept nowhere.</summary>
    public async Task<string> CurrentLineAsync(CancellationToken cancellationToken) =>
        keys.Sign(await NowAsync(AuditHeadCause.Interval, 1, AuditHeadsFile.HashOf(null), cancellationToken)).ToLine();

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
