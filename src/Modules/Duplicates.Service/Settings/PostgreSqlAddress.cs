using System.Globalization;
using Npgsql;

namespace Duplicates.Service.Settings;

/// <summary>
/// Reads <c>postgres://user:password@host:port,other:port/name?sslmode=verify-full&amp;…</c> as the tools of PostgreSQL do. A parameter
/// that is not known stops the start: dropping <c>sslmode</c> unseen would drop what the operator relies on.
/// </summary>
internal static class PostgreSqlAddress
{
    private const string Setting = "Duplicates:Database";
    private const string Form = "is not of the form postgres://user:password@host:port/name?sslmode=verify-full.";
    private const int UsualPort = 5432;

    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    /// <summary>libpq's names and what they are called in a connection string.</summary>
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["application_name"] = "Application Name",
        ["channel_binding"] = "Channel Binding",
        ["connect_timeout"] = "Timeout",
        ["load_balance_hosts"] = "Load Balance Hosts",
        ["options"] = "Options",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslmode"] = "SSL Mode",
        ["sslpassword"] = "SSL Password",
        ["sslrootcert"] = "Root Certificate",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    private static readonly string[] SslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    /// <summary>Whether a setting is such an address.</summary>
    public static bool Is(string value) => Schemes.Any(scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>The connection string.</summary>
    /// <exception cref="SettingException">It is not well formed, or has a parameter or a value that is not known.</exception>
    public static string ToConnectionString(string value)
    {
        var (address, query) = Cut(value[(value.IndexOf("://", StringComparison.Ordinal) + 3)..], '?');
        var (authority, name) = Cut(address, '/');
        var at = authority.LastIndexOf('@');
        var (user, password) = Cut(at < 0 ? string.Empty : authority[..at], ':');
        var hosts = authority[(at + 1)..].Split(',');
        if (name.Length == 0 || !hosts.All(IsHost))
        {
            throw new SettingException(Setting, Form);
        }

        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = hosts.Length == 1 ? HostOf(hosts[0]) : string.Join(',', hosts),
            Port = hosts.Length == 1 ? PortOf(hosts[0]) : UsualPort,
            Database = Uri.UnescapeDataString(name),
            Username = user.Length > 0 ? Uri.UnescapeDataString(user) : null,
            Password = password.Length > 0 ? Uri.UnescapeDataString(password) : null,
        };
        if (hosts.Length > 1)
        {
            // of several, the one that can be written to
            builder.TargetSessionAttributes = "primary";
        }

        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Set(builder, parameter);
        }

        return builder.ToString();
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string parameter)
    {
        var (name, escaped) = Cut(parameter, '=');
        if (!Parameters.TryGetValue(name, out var keyword))
        {
            throw new SettingException(Setting, $"has the parameter {name}, which is not known; known are {string.Join(", ", Parameters.Keys)}.");
        }

        var text = Uri.UnescapeDataString(escaped);
        try
        {
            builder[keyword] = name switch
            {
                "sslmode" => SslModes.Contains(text, StringComparer.Ordinal) ? text.Replace("-", string.Empty, StringComparison.Ordinal) : throw new FormatException(text),
                "load_balance_hosts" => text is "random",
                _ => text,
            };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new SettingException(Setting, $"has a value for the parameter {name} that is not known.");
        }
    }

    private static bool IsHost(string host) => HostOf(host).Length > 0 && PortOf(host) is > 0 and <= ushort.MaxValue;

    private static string HostOf(string host) => host.StartsWith('[') ? Cut(host, ']').Before.TrimStart('[') : Cut(host, ':').Before;

    private static int PortOf(string host)
    {
        var port = host.StartsWith('[') ? Cut(host, ']').After.TrimStart(':') : Cut(host, ':').After;
        return port.Length == 0 ? UsualPort : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static (string Before, string After) Cut(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, string.Empty) : (text[..index], text[(index + 1)..]);
    }
}
