using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Duplicates.Service.Data;

/// <summary>Tells a broken uniqueness rule from other failures, on both engines.</summary>
internal static class UniqueViolation
{
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    public static bool Is(DbUpdateException exception) => Is(exception.InnerException as DbException);

    /// <summary>The same of a statement in plain SQL.</summary>
    public static bool Is(DbException? exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteConstraintUnique or SqliteConstraintPrimaryKey,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    /// <summary>Whether the broken rule is one about this column.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="column">A column of which one rule speaks only.</param>
    public static bool Concerns(DbException exception, string column) => Is(exception)
        && (exception is PostgresException { ConstraintName: { } rule } ? rule : exception.Message).Contains(column, StringComparison.Ordinal);
}
