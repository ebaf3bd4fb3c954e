using System.Security.Cryptography;
using Duplicates.Service.Protection;

namespace Duplicates.Service.Data;

/// <summary>What became of the values of a column, or of the files.</summary>
/// <param name="What">Table and column, or "files".</param>
/// <param name="Values">Values that there are.</param>
/// <param name="Rewritten">Those that were encrypted anew.</param>
/// <param name="Unreadable">Those that cannot be decrypted: changed, copied from elsewhere, or of a key that is not configured.</param>
public sealed record ReencryptionReport(string What, long Values, long Rewritten, long Unreadable);

/// <summary>
/// Brings every stored value to the current key and format, in batches and beside the running service: a value that somebody changes
/// meanwhile keeps the change. What is current is passed over, so that an interrupted run is simply begun again.
/// </summary>
internal sealed class Reencryption(DuplicatesDbContext db, ProtectedValues values, FieldCipher cipher, IProtectedFiles files)
{
    /// <summary>Goes through all columns and then through the files.</summary>
    public async IAsyncEnumerable<ReencryptionReport> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var column in ProtectedColumns.All)
        {
            yield return await RunAsync(column, cancellationToken);
        }

        var (count, rewritten, unreadable) = await files.ReencryptAsync(cancellationToken);
        yield return new("files", count, rewritten, unreadable);
    }

    private async Task<ReencryptionReport> RunAsync(ProtectedColumn column, CancellationToken cancellationToken)
    {
        var (report, after) = (new ReencryptionReport($"{column.Table}.{column.Column}", 0, 0, 0), (object[]?)null);
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var rows = await values.ReadAsync(column, after, cancellationToken);
            foreach (var (place, stored) in rows)
            {
                report = report with { Values = report.Values + 1 };
                try
                {
                    if (Anew(column, stored, column.At(place)) is { } anew)
                    {
                        report = report with { Rewritten = report.Rewritten + await WriteAsync(column, place, stored, anew, cancellationToken) };
                    }
                }
                catch (CryptographicException)
                {
                    report = report with { Unreadable = report.Unreadable + 1 };
                }
            }

            await transaction.CommitAsync(cancellationToken);
            if (rows.Count < ProtectedValues.Batch)
            {
                return report;
            }

            after = rows[^1].Place;
        }
    }

    /// <summary>The value as it is written today; null when it is written so already.</summary>
    private object? Anew(ProtectedColumn column, object stored, ValuePlace place) => stored switch
    {
        byte[] bytes => cipher.IsCurrent(bytes) ? null : cipher.ProtectBytes(values.Open(column, stored, place), place),
        string text when cipher.IsCurrent(text) => null,
        _ => cipher.ProtectUtf8(values.Open(column, stored, place), place),
    };

    /// <summary>1, or 0 when somebody changed the value since it was read.</summary>
    private async Task<int> WriteAsync(ProtectedColumn column, object[] place, object stored, object anew, CancellationToken cancellationToken)
    {
        var conditions = column.Keys.Append(column.Column).Select((name, number) => $"\"{name}\" = @p{number + 1}");
        await using var command = values.Command(
            $"UPDATE \"{column.Table}\" SET \"{column.Column}\" = @p0 WHERE {string.Join(" AND ", conditions)}",
            [anew, .. place[..column.Keys.Count], stored]);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
