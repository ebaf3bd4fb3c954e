using Microsoft.Data.Sqlite;
using Npgsql;

namespace Duplicates.Service.Data;

/// <summary>Tells a database that cannot serve now from a statement that it refuses.</summary>
internal static class DatabaseFailure
{
    /// <summary>Of PostgreSQL's conditions: connection, no such database or password, too little of something, the server goes down, its disk, read only.</summary>
    private static readonly string[] States = ["08", "28", "3D", "53", "57P", "58", PostgresErrorCodes.ReadOnlySqlTransaction];

    /// <summary>Of SQLite's results: busy, locked, read only, input or output, damaged, full, cannot be opened, no database.</summary>
    private static readonly int[] Results = [5, 6, 8, 10, 11, 13, 14, 26];

    /// <summary>Whether the exception or one within it says that the database cannot serve now.</summary>
    public static bool IsDown(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            switch (current)
            {
                case PostgresException refusal:
                    return States.Any(state => refusal.SqlState.StartsWith(state, StringComparison.Ordinal));
                case NpgsqlException:
                    return true;
                case SqliteException result:
                    return Results.Contains(result.SqliteErrorCode);
            }
        }

        return false;
    }
}
