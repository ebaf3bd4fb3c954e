using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Data;

/// <summary>
/// Reads with plain SQL on a context's connection. The start needs a few rows before anything else, and building the whole
/// entity model for them would take longer than all the rest of it.
/// </summary>
public static class PlainSql
{
    /// <summary>Reads one row after another.</summary>
    /// <param name="db">The context whose connection is used.</param>
    /// <param name="sql">Fixed text that both engines understand; nothing typed by anybody goes in here.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<T>> ReadPlainAsync<T>(this DbContext db, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        var opened = connection.State is not System.Data.ConnectionState.Open;
        if (opened)
        {
            await connection.OpenAsync(cancellationToken);
        }

        try
        {
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
        finally
        {
            if (opened)
            {
                await connection.CloseAsync();
            }
        }
    }
}
