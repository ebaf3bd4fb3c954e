using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Protection;

/// <summary>Registers the encryption of what people say, and the keyed hashes by which it is found.</summary>
internal static class ProtectionFeature
{
    public static IServiceCollection AddProtection(this IServiceCollection services) => services
        .AddSingleton<FieldCipher>()
        .AddSingleton<LookupKeys>();
}
