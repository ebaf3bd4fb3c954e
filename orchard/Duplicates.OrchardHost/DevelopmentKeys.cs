using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace Duplicates.OrchardHost;

/// <summary>In Development the keys of the service are made once and kept beside the site. Elsewhere they come from the settings only.</summary>
internal static class DevelopmentKeys
{
    private const string FileName = "development-keys.json";

    /// <summary>Adds them below all other settings.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            return;
        }

        var folder = Path.Combine(builder.Environment.ContentRootPath, "App_Data");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            File.WriteAllText(file, JsonSerializer.Serialize(new { OrchardCore = new { Duplicates = Make() } }));
        }

        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource { Path = FileName, FileProvider = new PhysicalFileProvider(folder) });
    }

    private static object Make()
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new
        {
            Encryption = new { CurrentKey = "development", Keys = new { development = NewKey() }, LookupKey = NewKey() },
            Verification = new { CurrentKey = "dev", Keys = new { dev = Convert.ToBase64String(signing.ExportPkcs8PrivateKey()) } },
        };
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
