using System.Globalization;
using System.Security.Cryptography;
using Duplicates.Service.Audit;
using Duplicates.Service.Complaints;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Seals;

/// <summary>Compares the histories of cases and complaints and the letters with the audit entries that seal them.</summary>
internal sealed class HistoryCheck(DuplicatesDbContext db, RowDigests digests) : IHistoryCheck
{
    private const int MostNamed = 20;

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var sealedRows = new Dictionary<long, SealOf>();
        await foreach (var row in db.ApplicationEvents.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Take(sealedRows, HistorySeals.CaseEvents, row.SealedIn, () => digests.Of(row), problems, $"Event {row.Sequence} of the case {row.ApplicationId}");
        }

        await foreach (var row in db.Set<ComplaintEventRow>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Take(sealedRows, HistorySeals.ComplaintEvents, row.SealedIn, () => digests.Of(row), problems, $"Event {row.Sequence} of the complaint {row.ComplaintId}");
        }

        await foreach (var row in HistorySeals.Sealed(db.Letters).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Take(sealedRows, HistorySeals.Letters, row.SealedIn, () => digests.Of(row), problems, $"The letter {row.Id}");
        }

        await CompareAsync(sealedRows, problems, cancellationToken);
        if (problems.Count > 0)
        {
            problems.AddRange(await CutCasesAsync(cancellationToken));
        }

        return [.. problems.Take(MostNamed), .. problems.Count > MostNamed ? [$"… and {problems.Count - MostNamed} more."] : Array.Empty<string>()];
    }

    private static void Take(Dictionary<long, SealOf> sealedRows, string table, long? sealedIn, Func<byte[]> digest, List<string> problems, string name)
    {
        byte[] found;
        try
        {
            found = digest();
        }
        catch (CryptographicException)
        {
            problems.Add($"{name} was changed or copied from elsewhere: it cannot be decrypted.");
            found = new byte[RowDigests.Length];
        }

        if (sealedIn is { } entry)
        {
            if (!sealedRows.TryGetValue(entry, out var seal))
            {
                sealedRows[entry] = seal = new(table);
            }

            seal.Add(found);
        }
    }

    private async Task CompareAsync(Dictionary<long, SealOf> sealedRows, List<string> problems, CancellationToken cancellationToken)
    {
        var entries = db.AuditEntries.AsNoTracking().Where(row => row.Action == AuditAction.HistorySealed).OrderBy(row => row.Sequence)
            .Select(row => new { row.Sequence, row.At, row.Subject });
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var found = sealedRows.Remove(entry.Sequence, out var seal) ? seal : new(entry.Subject.Split(' ')[0]);
            if (found.Subject != entry.Subject)
            {
                var (expected, at) = (entry.Subject.Split(' ')[1], entry.At.UtcDateTime.ToString("u", CultureInfo.InvariantCulture));
                problems.Add($"Of the {expected} rows of {found.Table} that entry {entry.Sequence} sealed at {at} some were changed or removed; {found.Count} are there.");
            }
        }

        problems.AddRange(sealedRows.Select(left => $"{left.Value.Count} rows of {left.Value.Table} name entry {left.Key}, which seals nothing."));
    }

    /// <summary>Cases whose row counts other events than there are.</summary>
    private async Task<IReadOnlyList<string>> CutCasesAsync(CancellationToken cancellationToken)
    {
        var cut = await db.Applications.Where(row => row.Version != db.ApplicationEvents.Count(happened => happened.ApplicationId == row.Id))
            .Select(row => row.Number ?? row.Id.ToString()).Take(MostNamed).ToListAsync(cancellationToken);
        return [.. cut.Select(number => $"The case {number} has lost or gained events.")];
    }
}
