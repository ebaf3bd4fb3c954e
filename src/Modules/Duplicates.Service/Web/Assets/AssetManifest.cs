using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Duplicates.Service.Web.Assets;

/// <summary>The styles, script, fonts and pictures embedded in the assembly, by plain name and by name with hash.</summary>
public sealed class AssetManifest
{
    private const string Folder = "assets/";

    private readonly FrozenDictionary<string, string> _names;
    private readonly FrozenDictionary<string, Asset> _assets;

    /// <summary>Reads the embedded files.</summary>
    public AssetManifest()
    {
        var assembly = typeof(AssetManifest).Assembly;
        _names = JsonSerializer.Deserialize<Dictionary<string, string>>(Required(assembly, "manifest.json"))!
            .ToFrozenDictionary(StringComparer.Ordinal);
        _assets = _names.Values
            .Select(name => new Asset(name, ContentType(name), Required(assembly, name), Optional(assembly, name + ".br"), Optional(assembly, name + ".gz")))
            .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);
    }

    /// <summary>Plain names of all files.</summary>
    public IReadOnlyCollection<string> Names => _names.Keys;

    /// <summary>The name with hash, for an address such as <c>~/assets/@Assets["app.css"]</c>.</summary>
    /// <param name="name">Plain name, for example app.css.</param>
    public string this[string name] => _names[name];

    /// <summary>Finds a file by its name with hash.</summary>
    /// <param name="hashedName">Name as it stands in an address.</param>
    public Asset? Find(string hashedName) => _assets.GetValueOrDefault(hashedName);

    /// <summary>The content of a file, for documents that are turned into PDF away from the site.</summary>
    /// <param name="name">Plain name.</param>
    public ReadOnlyMemory<byte> Content(string name) => _assets[_names[name]].Plain;

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };

    private static byte[] Required(Assembly assembly, string name) =>
        Optional(assembly, name)?.ToArray() ?? throw new InvalidOperationException($"The file {name} is not embedded: build the assets.");

    private static ReadOnlyMemory<byte>? Optional(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(Folder + name);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
