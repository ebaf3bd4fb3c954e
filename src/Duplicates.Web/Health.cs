using System.Data.Common;
using Duplicates.Service;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Duplicates.Web;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the database answers and can be written to, and so can the data
/// folder, with room to spare; it is degraded while published content cannot be read; it names the version. The answer comes within seconds whatever is wrong.
/// </summary>
internal static class Health
{
    private const string Ready = "ready";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Add(IServiceCollection services, string dataPath) => services.AddHealthChecks()
        .AddCheck<DatabaseReady>("database", tags: [Ready], timeout: Patience)
        .AddTypeActivatedCheck<DataFolderReady>("data folder", null, [Ready], Patience, dataPath)
        .AddContentCheck(Ready);

    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = ServiceVersion.WriteReadyAsync }).AllowAnonymous();
    }

    private sealed class DatabaseReady(DatabaseSetting database) : IHealthCheck
    {
        /// <summary>Whether the server takes no changes; an SQLite file stands in the data folder or beside it, whose rights say it.</summary>
        private const string IsReadOnly = "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on'";

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                // the driver itself may not hear that the time is over
                var isReadOnly = await Task.Run(() => IsReadOnlyAsync(cancellationToken), cancellationToken).WaitAsync(Patience, cancellationToken);
                return isReadOnly ? HealthCheckResult.Unhealthy("The database takes no changes.") : HealthCheckResult.Healthy();
            }
            catch (Exception exception) when (exception is DbException or TimeoutException or OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.");
            }
        }

        private async Task<bool> IsReadOnlyAsync(CancellationToken cancellationToken)
        {
            if (database.Engine is DatabaseEngine.PostgreSql)
            {
                return (await database.ReadPlainAsync(IsReadOnly, row => row.GetBoolean(0), cancellationToken))[0];
            }

            await database.ReadPlainAsync("SELECT COUNT(*) FROM \"ImportedRecipes\"", row => row.GetInt64(0), cancellationToken);
            return database.SqliteFile is { } file && new FileInfo(file).IsReadOnly;
        }
    }

    private sealed class DataFolderReady(string dataPath, IOptions<DuplicatesOptions> options) : IHealthCheck
    {
        private const long Megabyte = 1024 * 1024;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var probe = Path.Combine(dataPath, $"health-{Guid.NewGuid():N}");
            try
            {
                if (new DriveInfo(Path.GetFullPath(dataPath)).AvailableFreeSpace < options.Value.LeastFreeMegabytes * Megabyte)
                {
                    return HealthCheckResult.Unhealthy("The disk of the data folder is nearly full.");
                }

                await using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
                file.WriteByte(0);
                return HealthCheckResult.Healthy();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return HealthCheckResult.Unhealthy("The data folder cannot be written to.");
            }
        }
    }
}
