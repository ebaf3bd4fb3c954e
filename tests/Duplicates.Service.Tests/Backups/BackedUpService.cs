using System.Data.Common;
using System.Globalization;
using Duplicates.Service.Audit;
using Duplicates.Service.Backups;
using Duplicates.Service.Data;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Tests.Protection;
using Duplicates.Web.StaffAccounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Backups;

public sealed class BackedUpServiceOnSqlite() : BackedUpService(new SqliteTestDatabase(), new SqliteTestDatabase());

public sealed class BackedUpServiceOnPostgreSql() : BackedUpService(new OldPostgreSqlDatabase(), new PostgreSqlTestDatabase());

/// <summary>A service with 54 cases, one change of the schema behind the program, and a backup of it.</summary>
public abstract class BackedUpService(TestDatabase database, TestDatabase kind) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = OldDatabase.Unpack(OldDatabase.Cases);
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("duplicates-backups-");

    /// <summary>Where backups lie.</summary>
    public string Place => _place.FullName;

    /// <summary>The data folder of the service.</summary>
    public string Data => _folder.FullName;

    /// <summary>The folder of the backup.</summary>
    public string Folder { get; private set; } = string.Empty;

    internal UnstartedService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = new(Data, database.ConnectionString(Data));
        await using var scope = Service.Services.CreateAsyncScope();
        await MigrateButOneAsync(scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>());
        await MigrateButOneAsync(scope.ServiceProvider.GetRequiredService<StaffDbContext>());
        await KeyChecks.RequireKnownKeysAsync(Service.Services, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<AuditHeads>().SignAsync(AuditHeadCause.Start, CancellationToken.None);
        Folder = (await scope.ServiceProvider.GetRequiredService<IBackups>().BackUpAsync(Place, null, CancellationToken.None)).Folder;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        database.Release();
        await database.DropAsync();
        _folder.Remove();
        _place.Remove();
        GC.SuppressFinalize(this);
    }

    /// <summary>A machine with the keys of the service and nothing else.</summary>
    internal EmptyMachine NewMachine() => new(kind.Another(), Data);

    /// <summary>The rows of each table.</summary>
    internal static async Task<IReadOnlyDictionary<string, long>> CountsAsync(UnstartedService service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct(StringComparer.Ordinal))
        {
            try
            {
                counts[table] = (await db.Database.ReadPlainAsync($"SELECT count(*) FROM \"{table}\"", row => row.GetInt64(0), CancellationToken.None))[0];
            }
            catch (DbException)
            {
                // a table that the last change of the schema brings
            }
        }

        return counts;
    }

    private static async Task MigrateButOneAsync(DbContext context) =>
        await context.GetService<IMigrator>().MigrateAsync(context.Database.GetMigrations().ToList()[^2]);
}

/// <summary>A machine onto which a service is restored.</summary>
internal sealed class EmptyMachine : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-restored-");
    private readonly TestDatabase _database;
    private readonly string _connection;

    public EmptyMachine(TestDatabase database, string keys)
    {
        _database = database;
        foreach (var file in Directory.EnumerateFiles(keys, "development-*.json"))
        {
            File.Copy(file, Path.Combine(Data, Path.GetFileName(file)));
        }

        _connection = database.ConnectionString(Data);
        Service = new(Data, _connection);
    }

    public UnstartedService Service { get; }

    public string Data => _folder.FullName;

    /// <summary>The same machine with other settings.</summary>
    public UnstartedService With(params (string Name, string Value)[] settings) => new(Data, _connection, settings);

    /// <summary>Changes the database behind the back of the service; returns the first column of the rows that the statement returns.</summary>
    public async Task<IReadOnlyList<string>> ExecuteAsync(string sql)
    {
        await using var connection = _database.Connect(_connection);
        await connection.OpenAsync();
        return await connection.ReadPlainAsync(sql, row => Convert.ToString(row.GetValue(0), CultureInfo.InvariantCulture)!, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _database.Release();
        await _database.DropAsync();
        _folder.Remove();
    }
}
