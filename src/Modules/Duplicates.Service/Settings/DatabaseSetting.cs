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

        if (value.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
        {
            return PostgreSqlAddress(value);
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

    private static DatabaseSetting PostgreSqlAddress(string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.AbsolutePath.Length < 2 || address.Host.Length == 0)
        {
            throw new SettingException(Setting, "is not of the form postgres://user:password@host:port/name.");
        }

        var user = address.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.IsDefaultPort || address.Port <= 0 ? 5432 : address.Port,
            Database = Uri.UnescapeDataString(address.AbsolutePath[1..]),
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        return new(DatabaseEngine.PostgreSql, builder.ToString());
    }
}
