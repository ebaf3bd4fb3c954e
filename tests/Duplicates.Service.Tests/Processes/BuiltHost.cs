using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Processes;

/// <summary>The program as it was built, run as a process of its own in an empty folder.</summary>
public sealed class BuiltHost : IDisposable
{
    private const int KilledExitCode = 128 + 9;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-process-");
    private Process? _running;
    private Uri? _address;

    public DirectoryInfo Folder => _folder;

    /// <summary>Settings of the section <c>Duplicates</c>.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Variables of the environment beside them.</summary>
    public IDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Environment { get; set; } = "Development";

    /// <summary>Whether it is told on the command line to listen on a free port.</summary>
    public bool ListensOnAFreePort { get; set; } = true;

    /// <summary>Whether <see cref="CutPowerAt"/> has an effect.</summary>
    public bool HasPowerCuts { get; init; }

    /// <summary>What the service said until it was ready, one line after another.</summary>
    public string Announced { get; private set; } = string.Empty;

    private string PowerCutFile => Path.Combine(_folder.FullName, PowerCut.FileName);

    /// <summary>Runs to the end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts the service and returns where it answers.</summary>
    public async Task<Uri> StartAsync()
    {
        _running = Start(ListensOnAFreePort ? ["--urls", "http://127.0.0.1:0"] : []);
        try
        {
            return _address = await AnnouncedAsync(_running);
        }
        catch
        {
            // a test that cannot begin is never told to end
            await KillAsync();
            throw;
        }
    }

    /// <summary>Ends the service as a power cut does: kill -9.</summary>
    public async Task KillAsync()
    {
        _running!.Kill();
        await _running.WaitForExitAsync();
        _running.Dispose();
        _running = null;
    }

    /// <summary>Lets the power go at the next change whose SQL contains these words; <see cref="StartAgainAsync"/> brings it back.</summary>
    public void CutPowerAt(PowerCutMoment moment, string sql) => File.WriteAllText(PowerCutFile, $"{moment} {sql}");

    /// <summary>Sees the power go and starts again.</summary>
    public async Task StartAgainAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _running!.WaitForExitAsync(patience.Token);
        Assert.Equal(KilledExitCode, _running.ExitCode);
        _running.Dispose();
        File.Delete(PowerCutFile);
        await StartAsync();
    }

    /// <summary>Starts again after a run that the power cut ended.</summary>
    public Task<Uri> ForgetPowerCutAsync()
    {
        File.Delete(PowerCutFile);
        return StartAsync();
    }

    /// <summary>Somebody whose browser finds the service again after each start, at whatever port.</summary>
    public Visitor NewVisitor() => Visitor.At(new("http://localhost"), NewWay());

    /// <summary>A way to the service, wherever it listens, that adds nothing to what is sent and follows nothing.</summary>
    public SocketsHttpHandler NewWay() => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(_address!.Host, _address.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    /// <summary>What a service needs outside Development.</summary>
    public void PrepareForProduction()
    {
        Environment = "Production";
        foreach (var (name, value) in ProductionSettings())
        {
            Settings[name] = value;
        }
    }

    private static IEnumerable<(string Name, string Value)> ProductionSettings() =>
    [
        ("PublicAddress", "http://localhost"),
        ("Encryption:CurrentKey", "a"),
        ("Encryption:Keys:a", Convert.ToBase64String(new byte[32])),
        ("Encryption:LookupKey", Convert.ToBase64String(new byte[32])),
        ("Verification:CurrentKey", "a"),
        ("Verification:Keys:a", SigningKeys.NewPrivate()),
        ("Messages:SmsGateway", "http://localhost:9/"),
    ];

    public void Dispose()
    {
        if (_running is not null)
        {
            _running.Kill();
            _running.WaitForExit();
            _running.Dispose();
        }

        _folder.Remove();
    }

    private async Task<Uri> AnnouncedAsync(Process service)
    {
        using var patience = new CancellationTokenSource(Patience);
        var said = new StringBuilder();
        while (await service.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.AppendLine(line);
            if (line.StartsWith("Duplicates is ready: ", StringComparison.Ordinal))
            {
                Announced = said.ToString();
                _ = service.StandardError.ReadToEndAsync(CancellationToken.None); // a full pipe would stop it
                _ = service.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(line["Duplicates is ready: ".Length..]);
            }
        }

        throw new InvalidOperationException($"The service did not start: {said} {await service.StandardError.ReadToEndAsync(patience.Token)}");
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (HasPowerCuts)
        {
            PowerCut.Wire(start);
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Duplicates.Web.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environment;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in Settings)
        {
            start.Environment[$"Duplicates__{name.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
