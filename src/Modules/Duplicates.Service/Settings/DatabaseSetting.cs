using Microsoft.Data.Sqlite;
using Npgsql;

namespace Duplicates.Service.Settings;

/// <summary>Which database engine holds the cases.</summary>
public enum DatabaseEngine
{
    /// <summary>A file; one host.</summary>
    Sqlite,

    /// <summary>A server; any number of hosts.</summary>
    PostgreSql,
}

/// <summary>The database as the setting <c>Duplicates:Database</c> names it.</summary>
public sealed record DatabaseSetting(DatabaseEngine Engine, string ConnectionString)
{
    private const string Setting = "Duplicates:Database";

    /// <summary>The file of an SQLite database; null when there is none.</summary>
    public string? SqliteFile { get; } = Engine is DatabaseEngine.Sqlite && new SqliteConnectionStringBuilder(ConnectionString) is { Mode: not SqliteOpenMode.Memory, DataSource: not ":memory:" } sqlite
        ? Path.GetFullPath(sqlite.DataSource)
        : null;

    /// <summary>Reads the setting.</summary>
    /// <param name="value">An address, a connection string, or empty.</param>
    /// <param name="dataPath">Absolute folder for the file when <paramref name="value"/> is empty.</param>
    /// <exception cref="SettingException">It is neither.</exception>
    public static DatabaseSetting Parse(string value, string dataPath)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return Sqlite($"Data Source={Path.Combine(dataPath, "duplicates.db")}");
        }

        if (PostgreSqlAddress.Is(value))
        {
            return new(DatabaseEngine.PostgreSql, PostgreSqlAddress.ToConnectionString(value));
        }

        return value.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? PostgreSql(value) : Sqlite(value);
    }

    private static DatabaseSetting Sqlite(string value)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(value) { ForeignKeys = true, DefaultTimeout = 30 };
            return string.IsNullOrEmpty(builder.DataSource)
                ? throw new SettingException(Setting, "names no file (Data Source=…).")
                : new(DatabaseEngine.Sqlite, builder.ToString());
        }
        catch (ArgumentException)
        {
            throw new SettingException(Setting, "is neither postgres://user:password@host/name nor a connection string.");
        }
    }

    private static DatabaseSetting PostgreSql(string value)
    {
        try
        {
            return new(DatabaseEngine.PostgreSql, new NpgsqlConnectionStringBuilder(value).ToString());
        }
        catch (ArgumentException)
        {
            throw new SettingException(Setting, "is not a connection string that Npgsql understands.");
        }
    }
}
