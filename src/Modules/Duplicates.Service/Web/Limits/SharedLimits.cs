using System.Data.Common;
using System.Globalization;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duplicates.Service.Web.Limits;

/// <summary>One of the limits that a try has to keep within.</summary>
/// <param name="Counted">What is counted, without anything that tells of a person; at most 64 characters.</param>
/// <param name="Most">Tries that pass within the stretch.</param>
/// <param name="Stretch">The stretch of time; it begins with the first try.</param>
internal readonly record struct SharedLimit(string Counted, int Most, TimeSpan Stretch);

/// <summary>A limit that a try does not keep within, and how long until it would.</summary>
internal sealed record ReachedLimit(SharedLimit Limit, TimeSpan Wait);

/// <summary>
/// Counts tries in the database, so that hosts count together and of tries at one moment exactly as many pass as may. Each try is one
/// statement that adds to all its counts and reads them back: whoever comes at the same moment waits for the rows and reads the next
/// number. The statement holds the rows until the transaction ends, so a limit of everybody is named last.
/// </summary>
internal sealed class SharedLimits(DuplicatesDbContext db, TimeProvider clock)
{
    /// <summary>How far the clocks of hosts may differ. A stretch that ends later than this allows was begun by a wrong clock.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Counts a try by several limits in the open transaction; null when it keeps within them all. Otherwise the caller takes the
    /// transaction back, and the try counts for nothing.
    /// </summary>
    /// <param name="limits">The limits, none named twice, in an order that is the same for all who name one of them.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    public async Task<ReachedLimit?> CountAsync(IReadOnlyList<SharedLimit> limits, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not { } transaction)
        {
            throw new InvalidOperationException("Counting needs a transaction that can be taken back.");
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
#pragma warning disable CA2100 // the text is fixed but for the number of rows; what is counted goes into parameters
        command.CommandText = Sql(limits.Count);
#pragma warning restore CA2100
        Add(command, "@now", now);
        for (var index = 0; index < limits.Count; index++)
        {
            Add(command, Name("counted", index), limits[index].Counted);
            Add(command, Name("end", index), now + (long)limits[index].Stretch.TotalMilliseconds);
        }

        var byName = limits.ToDictionary(limit => limit.Counted, StringComparer.Ordinal);
        ReachedLimit? reached = null;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (limit, wait) = (byName[reader.GetString(0)], TimeSpan.FromMilliseconds(reader.GetInt64(1) - now));
            if (reader.GetInt32(2) > limit.Most && (reached is null || wait > reached.Wait))
            {
                reached = new(limit, wait < limit.Stretch ? wait : limit.Stretch);
            }
        }

        return reached;
    }

    /// <summary>Deletes counts whose stretch is over.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return db.SharedCounts.Where(row => row.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
    }

    private static string Sql(int rows)
    {
        var isOver = string.Create(
            CultureInfo.InvariantCulture,
            $"""("SharedCounts"."EndsAt" <= @now OR "SharedCounts"."EndsAt" > excluded."EndsAt" + {(long)ClockSkew.TotalMilliseconds})""");
        return $"""
            INSERT INTO "SharedCounts" ("Counted", "EndsAt", "Tries")
            VALUES {string.Join(", ", Enumerable.Range(0, rows).Select(index => $"({Name("counted", index)}, {Name("end", index)}, 1)"))}
            ON CONFLICT ("Counted") DO UPDATE SET
              "Tries" = CASE WHEN {isOver} THEN 1 ELSE "SharedCounts"."Tries" + 1 END,
              "EndsAt" = CASE WHEN {isOver} THEN excluded."EndsAt" ELSE "SharedCounts"."EndsAt" END
            RETURNING "Counted", "EndsAt", "Tries"
            """;
    }

    private static string Name(string parameter, int index) => string.Create(CultureInfo.InvariantCulture, $"@{parameter}{index}");

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
