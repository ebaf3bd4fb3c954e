using System.ComponentModel;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Duplicates.Service.Settings;
using Npgsql;

namespace Duplicates.Service.Backups;

/// <summary>What <c>pg_dump</c> writes of the snapshot that a transaction of ours holds; <c>pg_restore</c> reads it in one transaction.</summary>
internal sealed class PostgreSqlDump : DatabaseDump
{
    private readonly NpgsqlConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly string _programs;
    private readonly string _snapshot;

    private PostgreSqlDump(NpgsqlConnection connection, DbTransaction transaction, string programs, string snapshot) =>
        (_connection, _transaction, _programs, _snapshot) = (connection, transaction, programs, snapshot);

    /// <inheritdoc />
    public override DbConnection Connection => _connection;

    public static async Task<PostgreSqlDump> TakeAsync(DatabaseSetting database, string programs, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, PersistSecurityInfo = true }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_export_snapshot()", connection, transaction);
            return new(connection, transaction, programs, (string)(await command.ExecuteScalarAsync(cancellationToken))!);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public override Task WriteAsync(Stream target, CancellationToken cancellationToken) => RunAsync(
        _programs,
        "pg_dump",
        ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={_snapshot}"],
        new(_connection.ConnectionString),
        program => program.StandardOutput.BaseStream.CopyToAsync(target, cancellationToken),
        cancellationToken);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    public static async Task<bool> IsEmptyAsync(DatabaseSetting database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema())", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public static Task RestoreAsync(DatabaseSetting database, string programs, Func<Stream, Task> writeTo, CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return RunAsync(
            programs,
            "pg_restore",
            ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", $"--dbname={server.Database}"],
            server,
            async program =>
            {
                await using (program.StandardInput.BaseStream)
                {
                    await writeTo(program.StandardInput.BaseStream);
                }
            },
            cancellationToken);
    }

    /// <summary>Runs a program of PostgreSQL's and feeds or reads it; how to reach the server stands in its environment, where no list of processes shows it.</summary>
    private static async Task RunAsync(
        string programs, string name, IEnumerable<string> arguments, NpgsqlConnectionStringBuilder server, Func<Process, Task> talk, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(programs, name), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in Environment(server))
        {
            start.Environment[variable] = value;
        }

        using var program = Start(start);
        var said = program.StandardError.ReadToEndAsync(cancellationToken);
        IOException? broken = null;
        try
        {
            await talk(program);
        }
        catch (IOException exception)
        {
            broken = exception; // it ended early; what it said tells why
        }
        catch
        {
            program.Kill();
            throw;
        }

        await program.WaitForExitAsync(cancellationToken);
        if (program.ExitCode != 0 || broken is not null)
        {
            throw new BackupException($"{name} failed: {(await said).Trim().ReplaceLineEndings(" ")}", broken ?? (Exception)new IOException());
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new BackupException($"{start.FileName} cannot be run: install the client programs of PostgreSQL, or name their folder in Duplicates:PostgreSqlPrograms. {exception.Message}", exception);
        }
    }

    private static IEnumerable<(string Variable, string Value)> Environment(NpgsqlConnectionStringBuilder server)
    {
        yield return ("PGHOST", server.Host!);
        yield return ("PGPORT", server.Port.ToString(CultureInfo.InvariantCulture));
        yield return ("PGDATABASE", server.Database!);
        yield return ("PGUSER", server.Username ?? string.Empty);
        yield return ("PGPASSWORD", server.Password ?? string.Empty);
        yield return ("PGTARGETSESSIONATTRS", "read-write");
        yield return ("PGSSLMODE", server.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        });
        foreach (var (variable, value) in new[] { ("PGSSLROOTCERT", server.RootCertificate), ("PGSSLCERT", server.SslCertificate), ("PGSSLKEY", server.SslKey), ("PGSSLPASSWORD", server.SslPassword) })
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return (variable, value);
            }
        }
    }
}
