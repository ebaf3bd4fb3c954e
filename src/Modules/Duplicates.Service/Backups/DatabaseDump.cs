using System.Data.Common;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Backups;

/// <summary>The database as it is at one moment, however long it takes to write it out.</summary>
internal abstract class DatabaseDump : IAsyncDisposable
{
    /// <summary>A connection that sees that moment.</summary>
    public abstract DbConnection Connection { get; }

    /// <summary>Writes the database out in the format of its engine.</summary>
    /// <exception cref="BackupException">It could not be written whole.</exception>
    public abstract Task WriteAsync(Stream target, CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}

/// <summary>Takes and reads dumps of the database that the setting names.</summary>
internal sealed class DatabaseDumps(DatabaseSetting database, IHostEnvironment environment, IOptions<DuplicatesOptions> options)
{
    private string DataPath => Path.Combine(environment.ContentRootPath, options.Value.DataPath);

    /// <summary>Looks at the database; nobody who works waits for it.</summary>
    /// <exception cref="BackupException">The database cannot be looked at.</exception>
    public async Task<DatabaseDump> TakeAsync(CancellationToken cancellationToken) => database.Engine is DatabaseEngine.Sqlite
        ? await SqliteDump.TakeAsync(database, DataPath, cancellationToken)
        : await PostgreSqlDump.TakeAsync(database, options.Value.PostgreSqlPrograms, cancellationToken);

    /// <summary>Whether there is nothing yet that a restoration would write over.</summary>
    public Task<bool> IsEmptyAsync(CancellationToken cancellationToken) => database.Engine is DatabaseEngine.Sqlite
        ? Task.FromResult(database.SqliteFile is not { } file || !File.Exists(file) || new FileInfo(file).Length == 0)
        : PostgreSqlDump.IsEmptyAsync(database, cancellationToken);

    /// <summary>Fills the empty database from a dump; it is filled whole or not at all.</summary>
    /// <exception cref="BackupException">The dump cannot be read.</exception>
    public Task RestoreAsync(Func<Stream, Task> writeTo, CancellationToken cancellationToken) => database.Engine is DatabaseEngine.Sqlite
        ? SqliteDump.RestoreAsync(database, writeTo)
        : PostgreSqlDump.RestoreAsync(database, options.Value.PostgreSqlPrograms, writeTo, cancellationToken);
}
