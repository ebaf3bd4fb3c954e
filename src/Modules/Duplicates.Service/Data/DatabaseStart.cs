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

    /// <summary>Applies the migrations that are missing and looks whether the keys are those of the data; the door decides when.</summary>
    /// <exception cref="StartRefusedException">The database was used by a newer program or with other keys.</exception>
    public static async Task MigrateDuplicatesDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        var database = services.GetRequiredService<DatabaseSetting>();
        var context = database.Engine is DatabaseEngine.Sqlite ? typeof(SqliteDuplicatesDbContext) : typeof(PostgreSqlDuplicatesDbContext);
        await services.MigrateOnceAsync<DuplicatesDbContext>(context, HistoryRepository.DefaultTableName, cancellationToken);
        await KeyChecks.RequireKnownKeysAsync(services, cancellationToken);
    }

    /// <summary>Lets the keys before the current one go: nothing is left that was written with them.</summary>
    public static Task ForgetFormerKeysAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        KeyChecks.ForgetFormerAsync(services, cancellationToken);

    /// <summary>Applies the migrations of a context that are missing, one host after another.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="context">The context type whose migrations are meant.</param>
    /// <param name="historyTable">The table that records applied migrations.</param>
    /// <param name="cancellationToken">Ends the waiting for another host.</param>
    /// <exception cref="StartRefusedException">The database was used by a newer program.</exception>
    public static async Task MigrateOnceAsync<TContext>(this IServiceProvider services, Type context, string historyTable, CancellationToken cancellationToken)
        where TContext : DbContext
    {
        var database = services.GetRequiredService<DatabaseSetting>();
        if (await SchemaVersion.IsCurrentAsync(database, context, historyTable, cancellationToken))
        {
            return;
        }

        await using var alone = await StartLock.TakeAsync(database, cancellationToken);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>().Database;
        if (database.SqliteFile is { } file && File.Exists(file))
        {
            // nobody else migrates this file now: a lock in it is of a process that was killed while it did, and would be waited for for ever
            await db.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        }

        await db.MigrateAsync(cancellationToken);
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
        .Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug));
}
