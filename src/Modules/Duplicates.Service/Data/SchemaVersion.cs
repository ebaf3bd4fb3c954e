using System.Data.Common;
using System.Reflection;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Duplicates.Service.Data;

/// <summary>Finds quickly that a schema is up to date: the usual case at a start.</summary>
public static class SchemaVersion
{
    /// <summary>Whether exactly the migrations that the program knows were applied.</summary>
    /// <param name="database">The database.</param>
    /// <param name="context">The context type whose migrations are meant.</param>
    /// <param name="historyTable">The table that records applied migrations.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StartRefusedException">A newer program has used the database.</exception>
    public static async Task<bool> IsCurrentAsync(DatabaseSetting database, Type context, string historyTable, CancellationToken cancellationToken)
    {
        try
        {
            var applied = await database.ReadPlainAsync($"SELECT \"MigrationId\" FROM \"{historyTable}\"", row => row.GetString(0), cancellationToken);
            var known = Known(context).ToHashSet(StringComparer.Ordinal);
            return applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer
                ? throw new StartRefusedException($"The database that Duplicates:Database names was used by a newer version of the program, which made the change {newer}: start that version, or restore a backup of before.")
                : known.SetEquals(applied);
        }
        catch (DbException)
        {
            // no such table or no such database yet: migrating makes them, or fails with the reason
            return false;
        }
    }

    private static IEnumerable<string> Known(Type context) =>
        from type in context.Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context
        select type.GetCustomAttribute<MigrationAttribute>()!.Id;
}
