using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Duplicates.Service.Settings;
using Microsoft.Extensions.Configuration;

namespace Duplicates.Service.Tests.Processes;

/// <summary>The built program before its first request: what stops it says so in one line, and what once stopped it for ever does not.</summary>
public sealed class StartTests : IDisposable
{
    private readonly BuiltHost _host = new();

    public StartTests() => _host.PrepareForProduction();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("ASPNETCORE_URLS", "rubbish", "Setting Urls ")]
    [InlineData("ASPNETCORE_URLS", "ftp://localhost", "Setting Urls ")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "many", "Setting HTTP_PORTS ")]
    [InlineData("ForwardedHeaders__ForwardedHeaders", "Bogus", "Setting ForwardedHeaders:ForwardedHeaders ")]
    [InlineData("ForwardedHeaders", "Bogus", "Setting ForwardedHeaders ")]
    [InlineData("Duplicates", "Bogus", "Setting Duplicates ")]
    [InlineData("Duplicates__Mesages__SmsGateway", "x", "Duplicates:Messages:SmsGateway may be meant")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "ICU")]
    [InlineData("TZDIR", "/nowhere", "install tzdata")]
    public async Task Start_WrongSettingOrMachine_EndsWithOneLineThatNamesIt(string variable, string value, string named)
    {
        (_host.ListensOnAFreePort, _host.Variables[variable]) = (false, value);
        Assert.Contains(named, await RefusalAsync(_host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TimeZonesOfBefore2024_EndsWithOneLineThatNamesThem()
    {
        var zones = _host.Folder.CreateSubdirectory("zones/Asia");
        File.Copy("/usr/share/zoneinfo/Etc/GMT-6", Path.Combine(zones.FullName, "Almaty"));
        _host.Variables["TZDIR"] = zones.Parent!.FullName;
        Assert.Contains("older than 2024a", await RefusalAsync(_host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ToldWhereToListenByTheEnvironment_ListensThere()
    {
        _host.ListensOnAFreePort = false;
        _host.Variables["ASPNETCORE_URLS"] = $"http://127.0.0.1:{FreePort()}";
        Assert.Equal(new Uri(_host.Variables["ASPNETCORE_URLS"]), await _host.StartAsync());
        await _host.KillAsync();
        _host.Variables.Remove("ASPNETCORE_URLS");
        var port = FreePort();
        _host.Variables["ASPNETCORE_HTTP_PORTS"] = port.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(port, (await _host.StartAsync()).Port);
    }

    [Fact]
    public async Task NewKey_ItsSettings_LetAServiceStart()
    {
        foreach (var setting in _host.Settings.Keys.Where(name => name.StartsWith("Encryption", StringComparison.Ordinal) || name.StartsWith("Verification", StringComparison.Ordinal)).ToList())
        {
            _host.Settings.Remove(setting);
        }

        var made = await _host.RunAsync("new-key");
        Assert.Equal((0, string.Empty), (made.ExitCode, made.Error));
        foreach (var line in made.Output.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (name, value) = (line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            _host.Variables[name] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_host.Variables.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value))
            .Append(new("Duplicates:PublicAddress", "https://example.kz")).Append(new("Duplicates:Messages:SmsGateway", "https://example.kz"))).Build();
        SettingsCheck.Check(configuration.GetSection("Duplicates").Get<DuplicatesOptions>()!, development: false);
        Assert.Equal(2, (await _host.RunAsync("new-key", "unheard-of")).ExitCode);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Start_LeavesNothingThatOthersMayRead()
    {
        var data = _host.Folder.CreateSubdirectory("App_Data");
        var old = Path.Combine(data.FullName, "duplicates.db");
        await File.WriteAllTextAsync(old, string.Empty);
        File.SetUnixFileMode(old, (UnixFileMode)0b110_100_100);
        await _host.StartAsync();
        const UnixFileMode Others = (UnixFileMode)0b000_111_111;
        Assert.All(data.EnumerateFileSystemInfos(), entry => Assert.Equal(UnixFileMode.None, entry.UnixFileMode & Others));
    }

    /// <summary>Runs to the end, which comes with exit code 2 and one line.</summary>
    internal static async Task<string> RefusalAsync(BuiltHost host)
    {
        var (exitCode, _, error) = await host.RunAsync();
        Assert.Equal(2, exitCode);
        return Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
