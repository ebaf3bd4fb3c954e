using System.Net;
using Duplicates.Service.Settings;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Duplicates.Service.Tests.Settings;

/// <summary>Who the visitor is, is believed of the proxies that the settings name, and of no others.</summary>
public sealed class ProxySettingsTests
{
    [Theory]
    [InlineData("KnownProxies", "10.1.2.3")]
    [InlineData("KnownProxies", "192.0.2.1, 10.1.2.3")]
    [InlineData("KnownProxies:0", "10.1.2.3")]
    [InlineData("KnownNetworks", "10.0.0.0/8")]
    [InlineData("KnownNetworks:0", "10.0.0.0/8")]
    [InlineData("KnownIPNetworks", "192.0.2.0/24,10.1.2.0/24")]
    public void Read_ProxyIsNamed_VisitorAndSchemeAreBelieved(string name, string value)
    {
        var context = Forwarded(name, value);
        Assert.Equal("https 203.0.113.9", $"{context.Request.Scheme} {context.Connection.RemoteIpAddress}");
    }

    [Theory]
    [InlineData("KnownProxies", "10.1.2.4")]
    [InlineData("KnownNetworks", "192.0.2.0/24")]
    [InlineData("AllowedHosts", "")]
    public void Read_ProxyIsNotNamed_NothingIsBelieved(string name, string value)
    {
        var context = Forwarded(name, value);
        Assert.Equal("http 10.1.2.3", $"{context.Request.Scheme} {context.Connection.RemoteIpAddress}");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Read_NothingIsNamed_ProxyOnTheSameMachineIsBelieved(string proxy)
    {
        var context = Forwarded("AllowedHosts", string.Empty, proxy);
        Assert.Equal("https 203.0.113.9", $"{context.Request.Scheme} {context.Connection.RemoteIpAddress}");
    }

    [Theory]
    [InlineData("ForwardedHeaders", "Bogus")]
    [InlineData("ForwardedHeaders", "255")]
    [InlineData("KnownProxies", "nginx")]
    [InlineData("KnownNetworks", "10.0.0.0/x")]
    [InlineData("KnownIPNetworks", "10.0.0.0/33")]
    [InlineData("ForwardLimit", "many")]
    [InlineData("ForwardLimit", "0")]
    [InlineData("RequireHeaderSymmetry", "perhaps")]
    [InlineData("KnownProxy", "10.1.2.3")]
    public void Read_WrongNameOrValue_NamesIt(string name, string value) =>
        Assert.Equal($"ForwardedHeaders:{name}", Assert.Throws<SettingException>(() => Options(name, value)).Setting);

    [Fact]
    public async Task IgnoredProxies_AskedManyTimesByManyUnknown_TellsOfAFewOnce()
    {
        using var told = new LoggedErrors(LogLevel.Warning);
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(told));
        var middleware = new IgnoredProxies(_ => Task.CompletedTask, Microsoft.Extensions.Options.Options.Create(new ForwardedHeadersOptions()), logging.CreateLogger<IgnoredProxies>());
        await middleware.InvokeAsync(Request("10.1.2.3", "X-Forwarded-For", "X-Original-For"));
        await middleware.InvokeAsync(Request("10.1.2.3"));
        Assert.Empty(told.All);
        for (var number = 0; number < 500; number++)
        {
            await middleware.InvokeAsync(Request($"10.1.2.{number % 100}", "X-Forwarded-For"));
        }

        Assert.Equal(20, told.All.Count);
        Assert.Contains("10.1.2.0", told.All.First(), StringComparison.Ordinal);
    }

    private static DefaultHttpContext Request(string from, params string[] headers)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(from) }, Request = { Scheme = "http" } };
        foreach (var header in headers)
        {
            context.Request.Headers[header] = "203.0.113.9";
        }

        return context;
    }

    private static DefaultHttpContext Forwarded(string name, string value, string proxy = "10.1.2.3")
    {
        var context = Request(proxy, "X-Forwarded-For");
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Microsoft.Extensions.Options.Options.Create(Options(name, value))).ApplyForwarders(context);
        return context;
    }

    private static ForwardedHeadersOptions Options(string name, string value)
    {
        var options = new ForwardedHeadersOptions();
        ProxySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [$"ForwardedHeaders:{name}"] = value }).Build())(options);
        return options;
    }
}
