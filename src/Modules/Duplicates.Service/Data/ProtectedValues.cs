using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duplicates.Service.Data;

/// <summary>Reads the values of encrypted columns in batches, in the order of their keys, and opens them.</summary>
internal sealed class ProtectedValues(DuplicatesDbContext db, FieldCipher cipher)
{
    /// <summary>Values in a batch.</summary>
    public const int Batch = 500;

    /// <summary>All values of a column.</summary>
    public async IAsyncEnumerable<(object[] Place, object Stored)> ReadAllAsync(ProtectedColumn column, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            for (IReadOnlyList<(object[] Place, object Stored)> rows = await ReadAsync(column, null, cancellationToken); ; rows = await ReadAsync(column, rows[^1].Place, cancellationToken))
            {
                foreach (var row in rows)
                {
                    yield return row;
                }

                if (rows.Count < Batch)
                {
                    yield break;
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The next batch, within the transaction of the caller if there is one; the connection is open.</summary>
    /// <param name="column">The column.</param>
    /// <param name="after">Place of the last value that was read; null for the first batch.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<(object[] Place, object Stored)>> ReadAsync(ProtectedColumn column, object[]? after, CancellationToken cancellationToken)
    {
        var (types, keys) = (TypesOf(column), Quoted(column.Keys));
        var last = after?[..column.Keys.Count] ?? [];
        var beginning = after is null ? string.Empty : $"({keys}) > ({string.Join(", ", last.Select((_, number) => $"@p{number}"))}) AND ";
        var isEmpty = types[^1] == typeof(byte[]) ? string.Empty : $" AND \"{column.Column}\" <> ''";
        await using var command = Command(
            $"SELECT {Quoted([.. column.Keys, .. column.Bound, column.Column])} FROM \"{column.Table}\" WHERE {beginning}\"{column.Column}\" IS NOT NULL{isEmpty} ORDER BY {keys} LIMIT {Batch}",
            last);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(object[] Place, object Stored)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(([.. Enumerable.Range(0, types.Length - 1).Select(number => Value(reader, number, types[number]))], Value(reader, types.Length - 1, types[^1])));
        }

        return rows;
    }

    /// <summary>What a value says, in whichever form it is stored.</summary>
    /// <exception cref="CryptographicException">It was changed or copied from elsewhere, or its key is not configured.</exception>
    public byte[] Open(ProtectedColumn column, object stored, ValuePlace place) => stored switch
    {
        byte[] bytes => cipher.UnprotectBytes(bytes, place),
        string text => column.Before switch
        {
            KeptBefore.Json when text.StartsWith('{') => OldJson.Open(text, cipher),
            KeptBefore.Plain => Encoding.UTF8.GetBytes(cipher.UnprotectOrPlain(text, place)),
            _ => cipher.UnprotectUtf8(text, place),
        },
        _ => throw new InvalidOperationException($"{column.Table}.{column.Column} holds neither text nor bytes."),
    };

    /// <summary>A statement on the connection of the context, with parameters named <c>@p0</c>, <c>@p1</c> and so on.</summary>
    public DbCommand Command(string sql, object[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // names of columns that the program itself lists
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (number, value) in parameters.Index())
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
