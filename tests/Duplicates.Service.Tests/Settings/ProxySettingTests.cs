using System.Net;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Tests.Settings;

/// <summary>Which proxy is believed comes from the settings that the operations guide names.</summary>
public sealed class ProxySettingTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task ForwardedHeaders_NamedInTheSettings_AreTakenFromThatProxy()
    {
        await using var behindProxy = host.WithWebHostBuilder(builder => builder
            .UseSetting("ForwardedHeaders:ForwardedHeaders", "XForwardedFor,XForwardedProto")
            .UseSetting("ForwardedHeaders:KnownProxies:0", "10.0.0.5")
            .UseSetting("ForwardedHeaders:KnownIPNetworks:0", "10.1.0.0/16"));
        var options = behindProxy.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        Assert.Equal(ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, options.ForwardedHeaders);
        Assert.Contains(IPAddress.Parse("10.0.0.5"), options.KnownProxies);
        Assert.Contains(System.Net.IPNetwork.Parse("10.1.0.0/16"), options.KnownIPNetworks);
    }
}
