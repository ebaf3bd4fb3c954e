using Duplicates.Service.Settings;
using Npgsql;

namespace Duplicates.Service.Data;

/// <summary>
/// Lets one host after another bring a database up to date. The lock is one of PostgreSQL's session, or of the operating system on a file
/// beside the SQLite file, so it ends with the process that holds it, however that ends.
/// </summary>
public sealed class StartLock : IAsyncDisposable
{
    private const int TriesToOpen = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IAsyncDisposable? _held;

    private StartLock(IAsyncDisposable? held) => _held = held;

    /// <summary>Waits until no other host holds it. A PostgreSQL database that does not exist is made.</summary>
    public static async Task<StartLock> TakeAsync(DatabaseSetting database, CancellationToken cancellationToken) => new(database switch
    {
        { Engine: DatabaseEngine.PostgreSql } => await OnServerAsync(database.ConnectionString, cancellationToken),
        { SqliteFile: { } file } when Directory.Exists(Path.GetDirectoryName(file)) => await BesideAsync(file, cancellationToken),
        _ => null,
    });

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _held?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<FileStream> BesideAsync(string file, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        while (true)
        {
            try
            {
                return new FileStream($"{file}-start", options);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private static async Task<NpgsqlConnection> OnServerAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        try
        {
            await OpenAsync(connection, cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0, Parameters = { new() { Value = (long)DatabaseLock.Start } } };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName && attempt < TriesToOpen)
            {
                await MakeAsync(connection.ConnectionString, cancellationToken);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.CannotConnectNow && attempt < TriesToOpen)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    /// <summary>Makes the database, unless another host is just doing it.</summary>
    private static async Task MakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        var name = builder.Database!;
        builder.Database = "postgres";
        await using var connection = new NpgsqlConnection(builder.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a name cannot be a parameter; it comes from the operator and is quoted
        command.CommandText = $"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
#pragma warning restore CA2100
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
