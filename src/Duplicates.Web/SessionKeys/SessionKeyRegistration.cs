using Duplicates.Service.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;

namespace Duplicates.Web.SessionKeys;

/// <summary>Registers the keys by which this door seals sessions and forms.</summary>
internal static class SessionKeyRegistration
{
    public static IServiceCollection AddSessionKeys(this IServiceCollection services, string dataPath)
    {
        var folder = new DirectoryInfo(Path.Combine(dataPath, "session-keys"));
        services.AddDataProtection().SetApplicationName("Duplicates").PersistKeysToFileSystem(folder)
            .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        return services.AddSessionKeyEncryption(folder);
    }
}

/// <summary>The name of the decryptor that stands in files of keys from before both doors had one.</summary>
internal sealed class SessionKeyDecryptor(IServiceProvider services) : Service.Protection.SessionKeyDecryptor(services);
