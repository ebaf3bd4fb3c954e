using System.Data.Common;
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
    private const string LeftAsItIs = "No Reset On Close";

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
            return Server(new(PostgreSqlAddress.ToConnectionString(value)));
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
            return Server(new(value));
        }
        catch (ArgumentException)
        {
            throw new SettingException(Setting, "is not a connection string that Npgsql understands.");
        }
    }

    /// <summary>
    /// A connection goes back to the pool as it is, unless the operator says otherwise: all that the service leaves on it (locks, settings)
    /// ends with its transaction, so that the usual DISCARD ALL would be a second statement for each and discard nothing.
    /// </summary>
    private static DatabaseSetting Server(NpgsqlConnectionStringBuilder server)
    {
        server.NoResetOnClose |= !new DbConnectionStringBuilder { ConnectionString = server.ToString() }.ContainsKey(LeftAsItIs);
        return new(DatabaseEngine.PostgreSql, server.ToString());
    }
}
