using System.Data.Common;
using Duplicates.Service.Settings;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Duplicates.Service.Data;

/// <summary>
/// Reads with plain SQL. The start needs a few rows before anything else, and waking the entity framework for them would take
/// longer than all the rest of it.
/// </summary>
public static class PlainSql
{
    /// <summary>Reads one row after another.</summary>
    /// <param name="database">The database.</param>
    /// <param name="sql">Fixed text that both engines understand; nothing typed by anybody goes in here.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DbException">The database does not answer, or knows no such table.</exception>
    public static async Task<IReadOnlyList<T>> ReadPlainAsync<T>(this DatabaseSetting database, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using DbConnection connection = database.Engine is DatabaseEngine.Sqlite
            ? new SqliteConnection(database.ConnectionString)
            : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the text is fixed, see the parameter
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
