using System.Globalization;
using Duplicates.Service.Settings;

namespace Duplicates.Web;

/// <summary>Where the service listens: as ASP.NET Core is told, and on port 5080 of this machine when it is told nothing.</summary>
internal static class ListenAddresses
{
    private const string Usual = "http://localhost:5080";
    private const string Urls = "urls";
    private static readonly string[] Ports = ["http_ports", "https_ports"];

    /// <summary>Checks what is configured, or sets the usual address.</summary>
    /// <exception cref="SettingException">An address or a port is none.</exception>
    public static void Apply(WebApplicationBuilder builder)
    {
        var urls = builder.Configuration[Urls] ?? string.Empty;
        if (urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(address => !IsAddress(address)) is { } wrong)
        {
            throw new SettingException("Urls", $"(ASPNETCORE_URLS, --urls) holds {wrong}, which is no address such as http://0.0.0.0:8080.");
        }

        foreach (var name in Ports)
        {
            if ((builder.Configuration[name] ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(port => !IsPort(port)))
            {
                throw new SettingException(name.ToUpperInvariant(), $"(ASPNETCORE_{name.ToUpperInvariant()}) must hold numbers of ports, separated by semicolons.");
            }
        }

        if (urls.Length == 0 && Ports.All(name => string.IsNullOrEmpty(builder.Configuration[name])) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(Usual);
        }
    }

    private static bool IsAddress(string value)
    {
        try
        {
            return BindingAddress.Parse(value) is { Scheme: "http" or "https", Host.Length: > 0, PathBase.Length: 0 };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsPort(string value) => ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
