using System.Globalization;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Audit;

/// <summary>What a check of the audit log found.</summary>
/// <param name="Entries">Entries that the log has.</param>
/// <param name="Heads">Signed heads that were compared with it.</param>
/// <param name="Problems">What is wrong, a sentence each, the first bad entry first; empty when the log is whole.</param>
public sealed record AuditReport(long Entries, int Heads, IReadOnlyList<string> Problems);

/// <summary>Checks the log, its heads and what it seals against each other.</summary>
internal sealed class AuditCheck(DuplicatesDbContext db, AuditLog log, AuditHeadKeys keys, IHistoryCheck history)
{
    /// <summary>Goes through the whole log and all histories once.</summary>
    /// <param name="headsFile">A file of heads.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<AuditReport> RunAsync(string headsFile, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        if (await log.VerifyAsync(cancellationToken) is { } broken)
        {
            problems.Add($"The audit log is broken at entry {broken}: it was changed, or it follows a missing one.");
        }

        var heads = await ReadHeadsAsync(headsFile, problems, cancellationToken);
        var entries = await db.AuditEntries.MaxAsync(row => (long?)row.Sequence, cancellationToken) ?? 0;
        await CompareAsync(heads, entries, problems, cancellationToken);
        problems.AddRange(await history.RunAsync(cancellationToken));
        return new(entries, heads.Count, problems);
    }

    /// <summary>The heads whose signature holds, in the order of the file.</summary>
    private async Task<IReadOnlyList<AuditHead>> ReadHeadsAsync(string path, List<string> problems, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            problems.Add($"There is no file of heads at {path}: nobody can say whether the end of the log was cut off.");
            return [];
        }

        var (heads, before, ordinal, unread, number) = (new List<AuditHead>(), (string?)null, 0L, (int?)null, 0);
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (AuditHead.Parse(line) is not { } head)
            {
                unread ??= number;
            }
            else if (keys.Verify(head) is not true)
            {
                problems.Add($"Line {number} of the heads is not signed by the key {head.Key}{(keys.Verify(head) is null ? ", which is not configured" : string.Empty)}.");
                ordinal = head.Ordinal;
            }
            else
            {
                // a line that a power cut broke is confirmed by the next head, which names its hash
                if (head.Previous != AuditHeadsFile.HashOf(before) || (before is not null && head.Ordinal != ordinal + 1))
                {
                    problems.Add($"Line {number} of the heads does not follow the one before it: heads were removed or changed after number {ordinal}.");
                }

                (ordinal, unread) = (head.Ordinal, null);
                heads.Add(head);
            }

            before = line;
        }

        if (unread is { } first)
        {
            problems.Add($"Line {first} of the heads cannot be read, and no head after it confirms it.");
        }

        return heads;
    }

    private async Task CompareAsync(IReadOnlyList<AuditHead> heads, long entries, List<string> problems, CancellationToken cancellationToken)
    {
        var confirmed = 0L;
        foreach (var head in heads.OrderBy(head => head.Entries).ThenBy(head => head.Ordinal))
        {
            var at = head.At.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
            if (head.Entries > entries)
            {
                problems.Add($"Entries are missing from the end: the first is entry {entries + 1}; at {at} there were {head.Entries} (head {head.Ordinal}).");
                return;
            }

            if (head.Entries > 0 && await db.AuditEntries.Where(row => row.Sequence == head.Entries).Select(row => row.Hash).SingleOrDefaultAsync(cancellationToken) != head.Hash)
            {
                problems.Add($"The log was written anew: the first bad entry is one of {confirmed + 1} to {head.Entries}, which ended otherwise at {at} (head {head.Ordinal}).");
                return;
            }

            confirmed = head.Entries;
        }
    }
}
