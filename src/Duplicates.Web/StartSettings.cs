using System.Security.Cryptography;
using System.Text.Json;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Configuration.Memory;

namespace Duplicates.Web;

/// <summary>What must be known before the settings can be checked.</summary>
internal static class StartSettings
{
    private const string KeyFile = "development-keys.json";
    private const string VerificationKeyFile = "development-verification-keys.json";

    /// <summary>The absolute folder of <c>Duplicates:DataPath</c>; it is created.</summary>
    public static string DataPath(WebApplicationBuilder builder)
    {
        var setting = builder.Configuration[$"{DuplicatesOptions.Section}:{nameof(DuplicatesOptions.DataPath)}"];
        var path = Path.Combine(builder.Environment.ContentRootPath, string.IsNullOrWhiteSpace(setting) ? new DuplicatesOptions().DataPath : setting);
        try
        {
            OwnerOnly.CreateFolder(path);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingException("Duplicates:DataPath", "names a folder that cannot be made.");
        }
    }

    /// <summary>In Development everybody looks round with the demonstration accounts: nobody is asked for a second factor unless a setting says so.</summary>
    public static void AddDevelopmentDefaults(WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            const string SecondFactorFor = $"{DuplicatesOptions.Section}:{nameof(DuplicatesOptions.StaffSignIn)}:{nameof(StaffSignInOptions.SecondFactorFor)}";
            ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = [KeyValuePair.Create(SecondFactorFor, (string?)"none")] });
        }
    }

    /// <summary>In Development, keys are made once and kept in the data folder. Elsewhere they come from the settings only.</summary>
    public static void AddDevelopmentKeys(WebApplicationBuilder builder, string dataPath)
    {
        if (!builder.Environment.IsDevelopment())
        {
            return;
        }

        Keep(builder, dataPath, KeyFile, () =>
        {
            static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
            return new { Encryption = new EncryptionOptions { CurrentKey = "development", Keys = { ["development"] = NewKey() }, LookupKey = NewKey() } };
        });
        Keep(builder, dataPath, VerificationKeyFile, () =>
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return new { Verification = new { CurrentKey = "dev", Keys = new { dev = Convert.ToBase64String(key.ExportPkcs8PrivateKey()) } } };
        });
    }

    private static void Keep(WebApplicationBuilder builder, string dataPath, string fileName, Func<object> make)
    {
        var file = Path.Combine(dataPath, fileName);
        if (!File.Exists(file))
        {
            File.WriteAllText(file, JsonSerializer.Serialize(new { Duplicates = make() }));
        }

        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource
        {
            Path = fileName,
            FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(dataPath),
        });
    }
}
