using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>A database for one host.</summary>
public abstract class TestDatabase
{
    /// <summary>Lists the names of the tables.</summary>
    public abstract string TablesSql { get; }

    /// <summary>Makes the database, if need be, and says how to reach it.</summary>
    public abstract string ConnectionString(string dataFolder);

    public abstract Task DropAsync();

    /// <summary>A connection of the test's own, past the service.</summary>
    public abstract DbConnection Connect(string connectionString);
}

/// <summary>A file in the host's data folder.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    public override string TablesSql => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    public override string ConnectionString(string dataFolder) => $"Data Source={Path.Combine(dataFolder, "test.db")}";

    public override Task DropAsync() => Task.CompletedTask;

    public override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);
}

/// <summary>A database on the server that <c>DUPLICATES_TEST_POSTGRES</c> names.</summary>
public sealed class PostgreSqlTestDatabase : TestDatabase
{
    public const string Variable = "DUPLICATES_TEST_POSTGRES";

    private readonly string _server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"Set {Variable} to the connection string of a PostgreSQL server on which databases may be created, for example Host=127.0.0.1;Port=5432;Username=test;Password=test;Database=postgres.");

    private readonly string _name = $"duplicates_test_{Guid.NewGuid():N}";

    public override string TablesSql => "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";

    public override string ConnectionString(string dataFolder)
    {
        Execute($"CREATE DATABASE {_name}");
        return new NpgsqlConnectionStringBuilder(_server) { Database = _name, MaxPoolSize = 30 }.ToString();
    }

    public override Task DropAsync()
    {
        Execute($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        return Task.CompletedTask;
    }

    public override DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString);

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
