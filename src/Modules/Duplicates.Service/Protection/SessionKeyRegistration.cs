using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Protection;

/// <summary>Has the keys by which a door seals sessions and forms encrypted where they lie.</summary>
public static class SessionKeyRegistration
{
    /// <summary>
    /// Encrypts the keys with the service's key. Before the first session the door calls <see cref="SessionKeyFolder.Protect"/>, which does
    /// the same to those that lie there already.
    /// </summary>
    /// <param name="services">The services of the door, which keeps its keys in files.</param>
    /// <param name="folder">The folder of the files.</param>
    public static IServiceCollection AddSessionKeyEncryption(this IServiceCollection services, DirectoryInfo folder)
    {
        // after whatever a door says of its own accord
        services.AddSingleton<IPostConfigureOptions<KeyManagementOptions>>(provider =>
            new PostConfigureOptions<KeyManagementOptions>(Options.DefaultName, options => options.XmlEncryptor = new SessionKeyEncryptor(provider.GetRequiredService<FieldCipher>())));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SessionKeyFolder>(provider, folder));
        return services.AddSingleton(new BackgroundJob("session keys that lay readable", TimeSpan.FromMinutes(10), (provider, _) =>
        {
            provider.GetRequiredService<SessionKeyFolder>().RevokeOld();
            return Task.CompletedTask;
        }));
    }
}
