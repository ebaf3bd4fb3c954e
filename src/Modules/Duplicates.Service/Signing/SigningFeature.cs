using Duplicates.Service.InfoPages;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Signing;

/// <summary>Registers the checking of digital signatures.</summary>
internal static class SigningFeature
{
    /// <summary>Adds the feature.</summary>
    public static IServiceCollection AddSigning(this IServiceCollection services) => services
        .AddHttpClient(RevocationLists.Client).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }).Services
        .AddSingleton<TrustedCertificates>()
        .AddSingleton<RevocationLists>()
        .AddSingleton<RevocationCheck>()
        .AddSingleton<Timestamps>()
        .AddSingleton<NcaNode>()
        .AddSingleton<SignatureCheck>()
        .AddSingleton<ISigningOffer>(provider => provider.GetRequiredService<SignatureCheck>())
        .AddSingleton<SignatureLimits>()
        .AddScoped<SignatureArchive>();
}
