using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Duplicates.Benchmarks;

/// <summary>A database of its own for a measured service: a file of the service, or one on a PostgreSQL server that goes afterwards.</summary>
/// <param name="Setting">Setting <c>Duplicates:Database</c>; empty for the file.</param>
internal sealed partial record BenchmarkDatabase(string Setting) : IDisposable
{
    private const double TicksPerSecond = 100; // of /proc, on every Linux that .NET runs on

    private string? _server;

    /// <summary>Makes it on the server that a connection string names; the file when there is no string.</summary>
    public static async Task<BenchmarkDatabase> CreateAsync(string server)
    {
        if (server.Length == 0)
        {
            return new(string.Empty);
        }

        var name = $"duplicates_benchmark_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return new(new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString()) { _server = server };
    }

    /// <summary>CPU time of the database's own processes that serve this database; nothing for the file, which the service itself reads.</summary>
    public async Task<TimeSpan> ProcessorTimeAsync()
    {
        if (_server is null)
        {
            return TimeSpan.Zero;
        }

        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Setting) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var ticks = 0L;
        while (await reader.ReadAsync())
        {
            ticks += TicksOf(reader.GetInt32(0));
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    public void Dispose()
    {
        if (_server is not null)
        {
            var name = new NpgsqlConnectionStringBuilder(Setting).Database;
            NpgsqlConnection.ClearAllPools();
            ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)").GetAwaiter().GetResult();
        }
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static long TicksOf(int process)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat");
        return File.Exists(file) && UserAndSystem().Match(File.ReadAllText(file)) is { Success: true } match
            ? long.Parse(match.Groups["user"].ValueSpan, CultureInfo.InvariantCulture) + long.Parse(match.Groups["system"].ValueSpan, CultureInfo.InvariantCulture)
            : 0;
    }

    // After the name in brackets: state and ten more figures, then the ticks in user and in system mode.
    [GeneratedRegex(@"\) \S(?: \S+){10} (?<user>\d+) (?<system>\d+) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UserAndSystem();
}
