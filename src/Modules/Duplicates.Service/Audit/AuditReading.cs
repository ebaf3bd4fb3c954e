using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Audit;

/// <summary>Which entries are sought; what is null is not asked.</summary>
/// <param name="ActorId">Who acted.</param>
/// <param name="Subject">What it is about, for example the number of a case.</param>
/// <param name="Action">What was done.</param>
/// <param name="From">Not before this instant.</param>
/// <param name="To">Before this instant.</param>
/// <param name="Before">Only entries with a lower number: where the page before ended.</param>
internal sealed record AuditQuery(string? ActorId, string? Subject, AuditAction? Action, DateTimeOffset? From, DateTimeOffset? To, long? Before);

/// <summary>Reads of the log what somebody may look at: the entries about a case or an account, and for administrators those that they seek.</summary>
internal sealed class AuditReading(DuplicatesDbContext db)
{
    /// <summary>The newest entries about any of these.</summary>
    /// <param name="subjects">What the entries are about, for example the number of a case.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<AuditEntryRow>> NewestAsync(IReadOnlyCollection<string> subjects, int most, CancellationToken cancellationToken) =>
        await db.AuditEntries.AsNoTracking().Where(row => subjects.Contains(row.Subject)).OrderByDescending(row => row.Sequence).Take(most).ToListAsync(cancellationToken);

    /// <summary>The newest entries that are sought. Numbers follow time, so that a stretch of time is a stretch of numbers.</summary>
    public async Task<IReadOnlyList<AuditEntryRow>> SearchAsync(AuditQuery query, int most, CancellationToken cancellationToken)
    {
        var rows = db.AuditEntries.AsNoTracking();
        if (query.From is { } from)
        {
            var first = await db.AuditEntries.Where(row => row.At >= from).OrderBy(row => row.At).Select(row => (long?)row.Sequence).FirstOrDefaultAsync(cancellationToken);
            if (first is null)
            {
                return [];
            }

            rows = rows.Where(row => row.Sequence >= first);
        }

        if (query.To is { } to)
        {
            var end = await db.AuditEntries.Where(row => row.At >= to).OrderBy(row => row.At).Select(row => (long?)row.Sequence).FirstOrDefaultAsync(cancellationToken);
            rows = end is null ? rows : rows.Where(row => row.Sequence < end);
        }

        rows = query.ActorId is { } actor ? rows.Where(row => row.ActorId == actor) : rows;
        rows = query.Subject is { } subject ? rows.Where(row => row.Subject == subject) : rows;
        rows = query.Action is { } action ? rows.Where(row => row.Action == action) : rows;
        rows = query.Before is { } before ? rows.Where(row => row.Sequence < before) : rows;
        return await rows.OrderByDescending(row => row.Sequence).Take(most).ToListAsync(cancellationToken);
    }
}
