using System.Security.Cryptography;
using Duplicates.Domain.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Complaints;
using Duplicates.Service.Data;
using Duplicates.Service.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Duplicates.Service.Seals;

/// <summary>
/// Binds the histories of cases and complaints and the letters to the audit log: what was stored since the last run is sealed by an
/// entry that holds its digest. A row that is changed, removed or added later does not fit its entry, and the entries prove each other.
/// </summary>
internal sealed partial class HistorySeals(DuplicatesDbContext db, AuditLog audit, RowDigests digests, ILogger<HistorySeals> logger) : IHistorySealing
{
    /// <summary>Names of the tables in the subjects of the entries.</summary>
    public const string CaseEvents = "case-events";

    /// <inheritdoc cref="CaseEvents" />
    public const string ComplaintEvents = "complaint-events";

    /// <inheritdoc cref="CaseEvents" />
    public const string Letters = "letters";

    private const int Batch = 500;
    private const int MostBatches = 20;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await RepeatAsync(() => SealEventsAsync(db.ApplicationEvents, CaseEvents, row => digests.Of(row), row => row.SealedIn == null, (row, entry) => row.SealedIn = entry, cancellationToken));
        await RepeatAsync(() => SealEventsAsync(db.Set<ComplaintEventRow>(), ComplaintEvents, row => digests.Of(row), row => row.SealedIn == null, (row, entry) => row.SealedIn = entry, cancellationToken));
        await RepeatAsync(() => SealLettersAsync(cancellationToken));
    }

    /// <summary>What a seal covers of the letters.</summary>
    public static IQueryable<SealedLetter> Sealed(IQueryable<LetterRow> rows) => rows.AsNoTracking()
        .Select(row => new SealedLetter(row.Id, row.ApplicationId, row.Kind, row.Ordinal, row.NumberText, row.Sha256, row.CreatedAt, row.SealedIn));

    private static async Task RepeatAsync(Func<Task<int>> seal)
    {
        for (var run = 0; run < MostBatches && await seal() == Batch; run++)
        {
        }
    }

    private async Task<int> SealEventsAsync<TRow>(
        IQueryable<TRow> all, string table, Func<TRow, byte[]> digest, System.Linq.Expressions.Expression<Func<TRow, bool>> isOpen, Action<TRow, long> mark, CancellationToken cancellationToken)
        where TRow : class
    {
        var rows = await all.AsNoTracking().Where(isOpen).Take(Batch).ToListAsync(cancellationToken);
        return await SealAsync(table, rows, digest, MarkAsync, cancellationToken);

        async Task<int> MarkAsync(long entry)
        {
            db.AttachRange(rows);
            rows.ForEach(row => mark(row, entry));
            return await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task<int> SealLettersAsync(CancellationToken cancellationToken)
    {
        var rows = await Sealed(db.Letters.Where(row => row.SealedIn == null).Take(Batch)).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Id);
        return await SealAsync(
            Letters,
            rows,
            digests.Of,
            entry => db.Letters.Where(row => ids.Contains(row.Id) && row.SealedIn == null).ExecuteUpdateAsync(change => change.SetProperty(row => row.SealedIn, entry), cancellationToken),
            cancellationToken);
    }

    /// <summary>Of two hosts that seal the same rows, one wins and the other leaves nothing behind.</summary>
    private async Task<int> SealAsync<TRow>(string table, List<TRow> rows, Func<TRow, byte[]> digest, Func<long, Task<int>> markAsync, CancellationToken cancellationToken)
    {
        var seal = new SealOf(table);
        foreach (var row in rows)
        {
            seal.Add(DigestOf(row, digest, table));
        }

        if (rows.Count == 0)
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var entry = await audit.AppendAsync(Actor.Service, AuditAction.HistorySealed, seal.Subject, cancellationToken);
            if (await markAsync(entry) == rows.Count)
            {
                await transaction.CommitAsync(cancellationToken);
                return rows.Count;
            }

            return 0;
        }
        catch (DbUpdateConcurrencyException)
        {
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A row that was changed before it was sealed stops nothing: the check names it.</summary>
    private byte[] DigestOf<TRow>(TRow row, Func<TRow, byte[]> digest, string table)
    {
        try
        {
            return digest(row);
        }
        catch (CryptographicException)
        {
            LogUnreadable(table);
            return new byte[RowDigests.Length];
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "A row of {Table} cannot be decrypted: it was changed or copied from elsewhere; run verify-audit")]
    private partial void LogUnreadable(string table);
}
