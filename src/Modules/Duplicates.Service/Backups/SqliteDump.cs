using System.Data.Common;
using Duplicates.Service.Settings;
using Microsoft.Data.Sqlite;

namespace Duplicates.Service.Backups;

/// <summary>A copy of the database file that SQLite makes in one transaction; it lies in the data folder until the backup has it.</summary>
internal sealed class SqliteDump : DatabaseDump
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly string _copy;
    private readonly SqliteConnection _connection;

    private SqliteDump(string copy) => (_copy, _connection) = (copy, new(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()));

    /// <inheritdoc />
    public override DbConnection Connection => _connection;

    public static async Task<SqliteDump> TakeAsync(DatabaseSetting database, string dataPath, CancellationToken cancellationToken)
    {
        if (database.SqliteFile is not { } file || !File.Exists(file))
        {
            throw new BackupException("There is no database yet: start the service once.");
        }

        var copy = Path.Combine(dataPath, $"backup-{Guid.NewGuid():N}.db");
        RemoveLeftovers(dataPath);
        DurableFiles.Create(copy).Dispose(); // with its owner's rights, before SQLite fills it
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString()))
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO @copy";
            command.CommandTimeout = 0;
            command.Parameters.AddWithValue("@copy", copy);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var dump = new SqliteDump(copy);
        await dump._connection.OpenAsync(cancellationToken);
        return dump;
    }

    /// <inheritdoc />
    public override async Task WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        await using var copy = new FileStream(_copy, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        await copy.CopyToAsync(target, cancellationToken);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        File.Delete(_copy);
    }

    /// <summary>Copies of backups that were killed; no living one takes so long.</summary>
    private static void RemoveLeftovers(string dataPath)
    {
        foreach (var left in Directory.EnumerateFiles(dataPath, "backup-*.db").Where(file => File.GetLastWriteTimeUtc(file) < DateTime.UtcNow - Longest))
        {
            File.Delete(left);
        }
    }

    public static async Task RestoreAsync(DatabaseSetting database, Func<Stream, Task> writeTo)
    {
        var unfinished = $"{database.SqliteFile}.unfinished";
        await using (var target = DurableFiles.Create(unfinished))
        {
            await writeTo(target);
            target.Flush(flushToDisk: true);
        }

        File.Move(unfinished, database.SqliteFile!, overwrite: true);
    }
}
