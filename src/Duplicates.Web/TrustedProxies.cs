using System.Net;
using Duplicates.Service.Settings;
using IPNetwork = System.Net.IPNetwork;

namespace Duplicates.Web;

/// <summary>
/// The proxies whose word on a visitor's address is believed: <c>ForwardedHeaders:KnownProxies</c> and <c>ForwardedHeaders:KnownIPNetworks</c>.
/// The binder of settings reads no addresses and passes them over in silence, and then every visitor would be the proxy.
/// </summary>
internal static class TrustedProxies
{
    private const string Section = "ForwardedHeaders";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">A proxy is no address, or a network no network.</exception>
    public static void AddTrustedProxies(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(Section);
        var proxies = Read<IPAddress>(section, nameof(ForwardedHeadersOptions.KnownProxies), IPAddress.TryParse, "must be an IP address.");
        var networks = Read<IPNetwork>(section, nameof(ForwardedHeadersOptions.KnownIPNetworks), IPNetwork.TryParse, "must be a network such as 10.0.0.0/8.");
        builder.Services.Configure<ForwardedHeadersOptions>(section).Configure<ForwardedHeadersOptions>(options =>
        {
            proxies.ForEach(options.KnownProxies.Add);
            networks.ForEach(options.KnownIPNetworks.Add);
        });
    }

    private delegate bool TryParse<T>(string? text, out T? value);

    private static List<T> Read<T>(IConfigurationSection section, string name, TryParse<T> tryParse, string problem) => [.. section.GetSection(name).GetChildren().Select(setting =>
        tryParse(setting.Value, out var value) ? value! : throw new SettingException($"{Section}:{name}:{setting.Key}", problem))];
}
