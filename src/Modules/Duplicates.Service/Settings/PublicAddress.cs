using System.Globalization;

namespace Duplicates.Service.Settings;

/// <summary>
/// The public address as people read it and as machines do. A host may have letters of its own (<c>https://телнұсқа.қаз</c>); the setting may
/// have either form. Paper and messages show the letters; QR codes, links and files for machines have <c>xn--…</c>, which everything opens.
/// </summary>
public static class PublicAddress
{
    private static readonly IdnMapping Idn = new();

    /// <summary>Without a slash at the end, with the letters of the host.</summary>
    public static string ForPeople(string setting) => With(setting, address => Unicode(address.IdnHost));

    /// <summary>Without a slash at the end, in ASCII.</summary>
    public static string ForMachines(string setting) => With(setting, address => address.IdnHost);

    private static string With(string setting, Func<Uri, string> host)
    {
        if (!Uri.TryCreate(setting, UriKind.Absolute, out var address) || address.HostNameType is not UriHostNameType.Dns)
        {
            return setting.TrimEnd('/');
        }

        var port = address.IsDefaultPort ? string.Empty : $":{address.Port.ToString(CultureInfo.InvariantCulture)}";
        return $"{address.Scheme}://{host(address)}{port}";
    }

    private static string Unicode(string ascii)
    {
        try
        {
            return Idn.GetUnicode(ascii);
        }
        catch (ArgumentException)
        {
            return ascii;
        }
    }
}
