using System.Globalization;
using System.Net;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace Duplicates.Web;

/// <summary>
/// Whom the service believes who the visitor is: section <c>ForwardedHeaders</c>. Lists are written with commas or as entries
/// (<c>ForwardedHeaders__KnownProxies__0</c>). This machine's loopback addresses are always believed.
/// </summary>
internal static class ProxySettings
{
    private const string Section = "ForwardedHeaders";
    private static readonly string[] Networks = ["KnownNetworks", "KnownIPNetworks"];
    private static readonly string[] Names = ["AllowedHosts", "ForwardLimit", "ForwardedHeaders", "KnownProxies", .. Networks, "RequireHeaderSymmetry"];

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingException">A name or a value in it is wrong.</exception>
    public static Action<ForwardedHeadersOptions> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section.Value is { Length: > 0 })
        {
            throw new SettingException(Section, $"is a section and holds no value itself; {Section}:{Section} may be meant.");
        }

        if (section.GetChildren().FirstOrDefault(child => !Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new SettingException($"{Section}:{unknown.Key}", $"does not exist; known are {string.Join(", ", Names)}.");
        }

        var proxies = Values(section, "KnownProxies").Select(value => IPAddress.TryParse(value, out var address)
            ? address
            : throw new SettingException($"{Section}:KnownProxies", $"holds {value}, which is no IP address.")).ToList();
        var networks = Networks.SelectMany(name => Values(section, name).Select(value => System.Net.IPNetwork.TryParse(value, out var network)
            ? network
            : throw new SettingException($"{Section}:{name}", $"holds {value}, which is no network such as 10.0.0.0/8."))).ToList();
        var hosts = Values(section, "AllowedHosts");
        return options =>
        {
            options.ForwardedHeaders = Headers(section);
            options.ForwardLimit = Limit(section) ?? options.ForwardLimit;
            options.RequireHeaderSymmetry = Flag(section) ?? options.RequireHeaderSymmetry;
            proxies.ForEach(options.KnownProxies.Add);
            networks.ForEach(options.KnownIPNetworks.Add);
            hosts.ForEach(options.AllowedHosts.Add);
        };
    }

    /// <summary>Which headers count: when nothing is said, the address of the visitor and the scheme.</summary>
    private static ForwardedHeaders Headers(IConfigurationSection section)
    {
        if (section["ForwardedHeaders"] is not { Length: > 0 } value)
        {
            return ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        }

        return Enum.TryParse<ForwardedHeaders>(value, ignoreCase: true, out var headers) && (headers & ~ForwardedHeaders.All) == ForwardedHeaders.None
            ? headers
            : throw new SettingException($"{Section}:ForwardedHeaders", $"must name headers: {string.Join(", ", Enum.GetNames<ForwardedHeaders>())}.");
    }

    private static int? Limit(IConfigurationSection section) => section["ForwardLimit"] is not { Length: > 0 } value
        ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= 20
            ? limit
            : throw new SettingException($"{Section}:ForwardLimit", "must be the number of proxies in a row, 1 to 20.");

    private static bool? Flag(IConfigurationSection section) => section["RequireHeaderSymmetry"] is not { Length: > 0 } value
        ? null
        : bool.TryParse(value, out var flag) ? flag : throw new SettingException($"{Section}:RequireHeaderSymmetry", "must be true or false.");

    private static List<string> Values(IConfigurationSection section, string name) => [.. section.GetSection(name).AsEnumerable()
        .SelectMany(pair => (pair.Value ?? string.Empty).Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
