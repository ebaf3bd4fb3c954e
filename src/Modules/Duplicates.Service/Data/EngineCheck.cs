using System.Runtime.CompilerServices;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Data;

/// <summary>What the engine itself finds wrong with the database.</summary>
internal sealed class EngineCheck(DuplicatesDbContext db, DatabaseSetting database) : IStoredDataCheck
{
    /// <inheritdoc />
    public string Subject => "database";

    /// <inheritdoc />
    public IAsyncEnumerable<string> FindProblemsAsync(CancellationToken cancellationToken) =>
        database.Engine is DatabaseEngine.Sqlite ? InFileAsync(cancellationToken) : OnServerAsync(cancellationToken);

    private async IAsyncEnumerable<string> InFileAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var said in await db.Database.ReadPlainAsync("PRAGMA integrity_check(20)", row => row.GetString(0), cancellationToken))
        {
            if (said != "ok")
            {
                yield return $"The database file is damaged: {said.ReplaceLineEndings(" ")}.";
            }
        }

        foreach (var (table, parent) in await db.Database.ReadPlainAsync("PRAGMA foreign_key_check", row => (row.GetString(0), row.GetString(2)), cancellationToken))
        {
            yield return $"A row of {table} names a row of {parent} that does not exist.";
        }
    }

    /// <summary>Pages that the disk spoiled and a server with checksums knows again make the reading of their table fail.</summary>
    private async IAsyncEnumerable<string> OnServerAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Invalid = """
            SELECT c.relname FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace
            """;
        foreach (var index in await db.Database.ReadPlainAsync(Invalid, row => row.GetString(0), cancellationToken))
        {
            yield return $"The index {index} is not valid: make it anew with REINDEX.";
        }

        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (await UnreadableAsync(table, cancellationToken) is { } reason)
            {
                yield return $"The table {table} cannot be read: {reason}.";
            }
        }
    }

    private async Task<string?> UnreadableAsync(string table, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.ReadPlainAsync($"SELECT count(\"{table}\"::text) FROM \"{table}\"", row => row.GetInt64(0), cancellationToken);
            return null;
        }
        catch (System.Data.Common.DbException exception)
        {
            return exception.Message.ReplaceLineEndings(" ");
        }
    }
}
