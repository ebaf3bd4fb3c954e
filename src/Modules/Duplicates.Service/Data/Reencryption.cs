using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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
internal sealed class Reencryption(DuplicatesDbContext db, FieldCipher cipher, IProtectedFiles files)
{
    private const int Batch = 500;

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
        var (report, types, after) = (new ReencryptionReport($"{column.Table}.{column.Column}", 0, 0, 0), TypesOf(column), (object[]?)null);
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var rows = await ReadAsync(column, types, after, cancellationToken);
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
            if (rows.Count < Batch)
            {
                return report;
            }

            after = rows[^1].Place[..column.Keys.Count];
        }
    }

    /// <summary>The value as it is written today; null when it is written so already.</summary>
    private object? Anew(ProtectedColumn column, object stored, ValuePlace place) => stored switch
    {
        byte[] bytes => cipher.IsCurrent(bytes) ? null : cipher.ProtectBytes(cipher.UnprotectBytes(bytes, place), place),
        string text when cipher.IsCurrent(text) => null,
        string text => cipher.ProtectUtf8(Opened(column, text, place), place),
        _ => throw new InvalidOperationException($"{column.Table}.{column.Column} holds neither text nor bytes."),
    };

    private byte[] Opened(ProtectedColumn column, string text, ValuePlace place) => column.Before switch
    {
        KeptBefore.Json when text.StartsWith('{') => OldJson.Open(text, cipher),
        KeptBefore.Plain => System.Text.Encoding.UTF8.GetBytes(cipher.UnprotectOrPlain(text, place)),
        _ => cipher.UnprotectUtf8(text, place),
    };

    private async Task<IReadOnlyList<(object[] Place, object Stored)>> ReadAsync(ProtectedColumn column, Type[] types, object[]? after, CancellationToken cancellationToken)
    {
        var keys = Quoted(column.Keys);
        var beginning = after is null ? string.Empty : $"({keys}) > ({string.Join(", ", after.Select((_, number) => $"@p{number}"))}) AND ";
        var isEmpty = types[^1] == typeof(byte[]) ? string.Empty : $" AND \"{column.Column}\" <> ''";
        await using var command = Command(
            $"SELECT {Quoted([.. column.Keys, .. column.Bound, column.Column])} FROM \"{column.Table}\" WHERE {beginning}\"{column.Column}\" IS NOT NULL{isEmpty} ORDER BY {keys} LIMIT {Batch}",
            after ?? []);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(object[] Place, object Stored)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(([.. Enumerable.Range(0, types.Length - 1).Select(number => Value(reader, number, types[number]))], Value(reader, types.Length - 1, types[^1])));
        }

        return rows;
    }

    /// <summary>1, or 0 when somebody changed the value since it was read.</summary>
    private async Task<int> WriteAsync(ProtectedColumn column, object[] place, object stored, object anew, CancellationToken cancellationToken)
    {
        var conditions = column.Keys.Append(column.Column).Select((name, number) => $"\"{name}\" = @p{number + 1}");
        await using var command = Command(
            $"UPDATE \"{column.Table}\" SET \"{column.Column}\" = @p0 WHERE {string.Join(" AND ", conditions)}",
            [anew, .. place[..column.Keys.Count], stored]);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(string sql, object[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // names of columns that the program itself lists
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (number, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{number}", value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>The types of the keys, of what is bound and of the column itself, as they are stored.</summary>
    private Type[] TypesOf(ProtectedColumn column)
    {
        var row = db.Model.GetEntityTypes().Single(type => type.GetTableName() == column.Table);
        return [.. column.Keys.Concat(column.Bound).Append(column.Column).Select(name => row.GetProperties().Single(property => property.GetColumnName() == name).ClrType)];
    }

    private static object Value(DbDataReader reader, int number, Type type) =>
        type == typeof(Guid) ? reader.GetGuid(number)
        : type == typeof(int) ? reader.GetInt32(number)
        : type == typeof(byte[]) ? reader.GetFieldValue<byte[]>(number)
        : reader.GetString(number);

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => string.Create(CultureInfo.InvariantCulture, $"\"{name}\"")));
}
