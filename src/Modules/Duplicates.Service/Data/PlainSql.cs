using System.Data.Common;
using Duplicates.Service.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Duplicates.Service.Data;

/// <summary>
/// Reads and changes rows with plain SQL: at the start, where waking the entity framework would take longer than all the rest of it,
/// and where a question of nearly every request would cost more in the framework than in the engine.
/// </summary>
public static class PlainSql
{
    /// <summary>Reads one row after another.</summary>
    /// <param name="database">The database.</param>
    /// <param name="sql">Fixed text that both engines understand; nothing typed by anybody goes in here.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DbException">The database does not answer, or knows no such table.</exception>
    /// <param name="parameters">The values that the text names.</param>
    public static async Task<IReadOnlyList<T>> ReadPlainAsync<T>(this DatabaseSetting database, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await using DbConnection connection = database.Engine is DatabaseEngine.Sqlite
            ? new SqliteConnection(database.ConnectionString)
            : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return await connection.ReadPlainAsync(sql, read, cancellationToken, parameters);
    }

    /// <summary>Reads one row after another on an open connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">Fixed text; nothing typed by anybody goes in here.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="parameters">The values that the text names.</param>
    public static async Task<IReadOnlyList<T>> ReadPlainAsync<T>(this DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using var command = connection.CreateCommand();
        return await ReadAsync(With(command, sql, parameters), read, cancellationToken);
    }

    /// <summary>Reads one row after another on the connection of a context, within its transaction if it has one.</summary>
    /// <param name="database">The database of the context.</param>
    /// <param name="sql">Fixed text that both engines understand; what people typed goes into the parameters.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="parameters">The values that the text names.</param>
    public static async Task<IReadOnlyList<T>> ReadPlainAsync<T>(this DatabaseFacade database, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = With(Command(database), sql, parameters);
            return await ReadAsync(command, read, cancellationToken);
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    /// <summary>Changes rows on the connection of a context, within its transaction if it has one; returns how many.</summary>
    /// <param name="database">The database of the context.</param>
    /// <param name="sql">Fixed text that both engines understand; what people typed goes into the parameters.</param>
    /// <param name="cancellationToken">Ends the change.</param>
    /// <param name="parameters">The values that the text names.</param>
    public static async Task<int> ExecutePlainAsync(this DatabaseFacade database, string sql, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = With(Command(database), sql, parameters);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    /// <summary>An instant as the entity framework stores it.</summary>
    public static DateTimeOffset Instant(DbDataReader row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
    }

    private static DbCommand Command(DatabaseFacade database)
    {
        var command = database.GetDbConnection().CreateCommand();
        command.Transaction = database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static DbCommand With(DbCommand command, string sql, (string Name, object Value)[] parameters)
    {
#pragma warning disable CA2100 // the text is fixed; what people typed goes into parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
