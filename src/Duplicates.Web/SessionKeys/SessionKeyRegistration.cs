using Duplicates.Service;
using Duplicates.Service.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Duplicates.Web.SessionKeys;

/// <summary>Registers the keys by which this door seals sessions and forms.</summary>
internal static class SessionKeyRegistration
{
    public static IServiceCollection AddSessionKeys(this IServiceCollection services, string dataPath)
    {
        var folder = new DirectoryInfo(Path.Combine(dataPath, "session-keys"));
        services.AddDataProtection().SetApplicationName("Duplicates").PersistKeysToFileSystem(folder)
            .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlEncryptor = new SessionKeyEncryptor(provider.GetRequiredService<FieldCipher>())));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SessionKeyFolder>(provider, folder));
        return services.AddSingleton(new BackgroundJob("session keys that lay readable", TimeSpan.FromMinutes(10), (provider, _) =>
        {
            provider.GetRequiredService<SessionKeyFolder>().RevokeOld();
            return Task.CompletedTask;
        }));
    }
}
