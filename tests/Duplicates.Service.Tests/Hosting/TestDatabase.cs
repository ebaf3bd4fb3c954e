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

    /// <summary>Makes the database as a copy of another of the same engine and says how to reach it. A file was copied with its folder.</summary>
    public abstract string ConnectionStringOfCopy(TestDatabase other, string dataFolder);

    /// <summary>A database of the same engine that is not made yet.</summary>
    public abstract TestDatabase Another();

    /// <summary>Closes what still holds it open, so that it can be copied.</summary>
    public abstract void Release();

    public abstract Task DropAsync();

    /// <summary>A connection of the test's own, past the service.</summary>
    public abstract DbConnection Connect(string connectionString);
}

/// <summary>A file in the host's data folder.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    public override string TablesSql => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    public override string ConnectionString(string dataFolder) => $"Data Source={Path.Combine(dataFolder, "test.db")}";

    public override string ConnectionStringOfCopy(TestDatabase other, string dataFolder) => ConnectionString(dataFolder);

    public override TestDatabase Another() => new SqliteTestDatabase();

    public override void Release() => SqliteConnection.ClearAllPools();

    public override Task DropAsync() => Task.CompletedTask;

    public override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);
}

/// <summary>A database on the server that <c>DUPLICATES_TEST_POSTGRES</c> names.</summary>
public class PostgreSqlTestDatabase : TestDatabase
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
        return HowToReach();
    }

    public override string ConnectionStringOfCopy(TestDatabase other, string dataFolder)
    {
        Execute($"CREATE DATABASE {_name} TEMPLATE {((PostgreSqlTestDatabase)other)._name}");
        return HowToReach();
    }

    public override TestDatabase Another() => new PostgreSqlTestDatabase();

    public override void Release() => Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}'");

    public override Task DropAsync()
    {
        Execute($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        return Task.CompletedTask;
    }

    public override DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString);

    private string HowToReach() => new NpgsqlConnectionStringBuilder(_server) { Database = _name, MaxPoolSize = 30, ConnectionIdleLifetime = 10, ConnectionPruningInterval = 5 }.ToString();

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
