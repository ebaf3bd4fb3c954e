using System.Diagnostics;
using System.Text;

namespace Duplicates.Service.Tests.Processes;

/// <summary>The program as it was built, run as a process of its own in an empty folder.</summary>
public sealed class BuiltHost : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("duplicates-process-");
    private Process? _running;

    public DirectoryInfo Folder => _folder;

    /// <summary>Settings of the section <c>Duplicates</c>.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Environment { get; set; } = "Development";

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
        _running = Start(["--urls", "http://127.0.0.1:0"]);
        using var patience = new CancellationTokenSource(Patience);
        var said = new StringBuilder();
        while (await _running.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.AppendLine(line);
            if (line.StartsWith("Duplicates is ready: ", StringComparison.Ordinal))
            {
                _ = _running.StandardError.ReadToEndAsync(CancellationToken.None); // a full pipe would stop it
                _ = _running.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(line["Duplicates is ready: ".Length..]);
            }
        }

        throw new InvalidOperationException($"The service did not start: {said} {await _running.StandardError.ReadToEndAsync(patience.Token)}");
    }

    /// <summary>Ends the service as a power cut does: kill -9.</summary>
    public async Task KillAsync()
    {
        _running!.Kill();
        await _running.WaitForExitAsync();
        _running.Dispose();
        _running = null;
    }

    public void Dispose()
    {
        if (_running is not null)
        {
            _running.Kill();
            _running.WaitForExit();
            _running.Dispose();
        }

        _folder.Delete(recursive: true);
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

        return Process.Start(start)!;
    }
}
