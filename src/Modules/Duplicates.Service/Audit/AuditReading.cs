using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Audit;

/// <summary>Reads of the log what somebody may look at: the entries about a case or an account.</summary>
internal sealed class AuditReading(DuplicatesDbContext db)
{
    /// <summary>The newest entries about any of these.</summary>
    /// <param name="subjects">What the entries are about, for example the number of a case.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<AuditEntryRow>> NewestAsync(IReadOnlyCollection<string> subjects, int most, CancellationToken cancellationToken) =>
        await db.AuditEntries.AsNoTracking().Where(row => subjects.Contains(row.Subject)).OrderByDescending(row => row.Sequence).Take(most).ToListAsync(cancellationToken);
}
