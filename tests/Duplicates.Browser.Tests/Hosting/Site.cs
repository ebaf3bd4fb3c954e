using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Duplicates.Service.Notifications;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Web.Texts;
using Duplicates.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Browser.Tests.Hosting;

/// <summary>The whole service on a port of this machine, with the demonstration content, an empty work list and its own clock.</summary>
public sealed partial class Site : IAsyncLifetime
{
    /// <summary>The environment variable that names a site that runs already, such as the Orchard door; journeys that need no settings or clock of their own then go there.</summary>
    private const string AddressVariable = "DUPLICATES_TEST_ADDRESS";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-browser-");
    private readonly HttpClient _client = new();
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private WebApplication? _app;

    /// <summary>Scheme, host and port; it is also printed in the QR code.</summary>
    public string Address { get; private set; } = string.Empty;

    public FakeTimeProvider Clock { get; } = TestClock.New();

    /// <summary>It runs for this test alone, so that nobody has used its blanks; false for a site that ran already.</summary>
    public bool IsOwn => _app is not null;

    /// <summary>A site for a journey of days: one that runs already keeps the time of the world.</summary>
    public static Task<Site> StartWithOwnClockAsync() => StartAsync(("DevelopmentOutbox", "true"));

    public static async Task<Site> StartAsync(params IEnumerable<(string Name, string Value)> settings)
    {
        var site = new Site();
        foreach (var (name, value) in settings)
        {
            site._settings[name] = value;
        }

        await site.InitializeAsync();
        return site;
    }

    /// <summary>A text of the service.</summary>
    public static string Text(string language, string key) =>
        TextCatalog.Find(key)?.In(language) ?? throw new ArgumentException($"There is no text \"{key}\".", nameof(key));

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(AddressVariable) is { Length: > 0 } elsewhere && _settings.Count == 0)
        {
            Address = elsewhere.TrimEnd('/');
            return;
        }

        Address = $"http://127.0.0.1:{FreePort()}";
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Composition).Assembly.GetName().Name,
            ContentRootPath = _folder.FullName,
            EnvironmentName = "Development",
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Urls"] = Address,
            ["Duplicates:DataPath"] = _folder.FullName,
            ["Duplicates:PublicAddress"] = Address,
            ["Duplicates:DevelopmentOutbox"] = "true",
            ["Duplicates:Database"] = string.Empty,
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        });
        builder.Configuration.AddInMemoryCollection(_settings.Select(setting => KeyValuePair.Create($"Duplicates:{setting.Key}", (string?)setting.Value)));
        builder.WebHost.UseUrls(Address);
        builder.AddDuplicates();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        _app = builder.Build();
        _app.UseDuplicates();
        await _app.PrepareAsync();
        await _app.StartAsync();
    }

    /// <summary>When a hearing can be held that is appointed at the beginning of a journey, by the clocks in Almaty: on the second working day.</summary>
    public static DateTime NextHearing { get; } = new(2026, 11, 24, 10, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The newest one-time code sent to a phone.</summary>
    public async Task<string> NewestCodeAsync(string phone)
    {
        var messages = await _client.GetFromJsonAsync<List<OutboxMessage>>(new Uri($"{Address}/dev/outbox.json"));
        return messages!.Where(message => message.Recipient == phone).Select(message => SixDigits().Match(message.Body)).First(code => code.Success).Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _client.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Remove();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();
}
