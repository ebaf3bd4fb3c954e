using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Duplicates.Service.Data;

/// <summary>Brings a schema up to date, and finds quickly that it already is: the usual case at a start.</summary>
public static class SchemaVersion
{
    /// <summary>Applies the migrations of the context that are missing.</summary>
    /// <param name="db">The context.</param>
    /// <param name="historyTable">The table that records applied migrations.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task BringUpToDateAsync(this DbContext db, string historyTable, CancellationToken cancellationToken)
    {
        if (!await IsUpToDateAsync(db, historyTable, cancellationToken))
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
    }

    private static async Task<bool> IsUpToDateAsync(DbContext db, string historyTable, CancellationToken cancellationToken)
    {
        try
        {
            var applied = await db.ReadPlainAsync($"SELECT \"MigrationId\" FROM \"{historyTable}\"", row => row.GetString(0), cancellationToken);
            return Known(db.GetType()).ToHashSet(StringComparer.Ordinal).SetEquals(applied);
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
