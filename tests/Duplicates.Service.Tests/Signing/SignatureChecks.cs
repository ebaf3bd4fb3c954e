using Duplicates.Service.Settings;
using Duplicates.Service.Signing;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Tests.Signing;

/// <summary>Makes the check with everything it asks of others answered by a handler.</summary>
internal static class SignatureChecks
{
    public static SignatureCheck With(SigningOptions signing, HttpMessageHandler others, TimeProvider clock)
    {
        var options = Options.Create(new DuplicatesOptions { Signing = signing, DataPath = string.Empty });
        var clients = new OneHandler(others);
        var trusted = new TrustedCertificates(options);
        var environment = new HostingEnvironment { ContentRootPath = signing.TrustedCertificates };
        var lists = new RevocationLists(clients, clock, environment, options);
        return new(trusted, new(clients, trusted, lists, clock, options), new(clients, trusted, clock, options), new(clients, options), clock, options);
    }

    private sealed class OneHandler(HttpMessageHandler handler) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(handler, disposeHandler: false);
    }
}
