using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duplicates.Service.Data;

/// <summary>Chooses the engine and brings the schema up to date.</summary>
public static class DatabaseStart
{
    /// <summary>Registers <see cref="DuplicatesDbContext"/> for the engine that the setting names.</summary>
    public static IServiceCollection AddDuplicatesDatabase(this IServiceCollection services, DatabaseSetting database) =>
        database.Engine is DatabaseEngine.Sqlite
            ? services.AddSingleton(database).AddDbContextPool<DuplicatesDbContext, SqliteDuplicatesDbContext>(options =>
                options.UseSqlite(database.ConnectionString).AddInterceptors(new LastingSqliteConnections()).ConfigureWarnings(Warn))
            : services.AddSingleton(database).AddDbContextPool<DuplicatesDbContext, PostgreSqlDuplicatesDbContext>(options =>
                options.UseNpgsql(database.ConnectionString).ConfigureWarnings(Warn));

    /// <summary>Applies the migrations that are missing; the door decides when.</summary>
    public static async Task MigrateDuplicatesDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        var database = services.GetRequiredService<DatabaseSetting>();
        var context = database.Engine is DatabaseEngine.Sqlite ? typeof(SqliteDuplicatesDbContext) : typeof(PostgreSqlDuplicatesDbContext);
        if (await SchemaVersion.IsCurrentAsync(database, context, HistoryRepository.DefaultTableName, cancellationToken))
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().Database.MigrateAsync(cancellationToken);
        if (database.Engine is DatabaseEngine.Sqlite)
        {
            // kept in the file from then on
            await database.ReadPlainAsync("PRAGMA journal_mode = WAL", row => row.GetString(0), cancellationToken);
        }
    }

    /// <summary>What the entity framework says of its own accord.</summary>
    /// <remarks>
    /// Counts end at a limit and deletions go in batches, and neither needs an order, which would cost a sort of all rows.
    /// A refused statement is an exception: whoever expects it (of two who save at once, one is second) goes on, and of every other
    /// one the request or the job that ends by it tells. So it is no error in itself.
    /// </remarks>
    public static void Warn(WarningsConfigurationBuilder warnings) => warnings
        .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)
        .Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug));
}
