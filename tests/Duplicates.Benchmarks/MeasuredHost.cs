using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Duplicates.Benchmarks;

/// <summary>A host in a process of its own, whose CPU time can be read.</summary>
internal sealed class MeasuredHost : IDisposable
{
    private const int Connections = 8;
    private readonly Process _process;
    private readonly string? _dataFolder;

    private MeasuredHost(Process process, string address, string? dataFolder) => (_process, Address, _dataFolder) = (process, address, dataFolder);

    /// <summary>Setting <c>Duplicates:Database</c>.</summary>
    public string Database => _process.StartInfo.Environment["Duplicates__Database"] ?? string.Empty;

    /// <summary>CPU time since the start, user and system.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory now.</summary>
    public Bytes Memory
    {
        get
        {
            _process.Refresh();
            return new(_process.WorkingSet64);
        }
    }

    /// <summary>The most memory since the start, or since <see cref="ForgetPeakMemory"/>.</summary>
    public Bytes PeakMemory
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return new(long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024);
        }
    }

    /// <summary>Where it answers.</summary>
    public string Address { get; }

    /// <summary>The folder of its data; null for a bare host.</summary>
    public string? DataFolder => _dataFolder;

    /// <summary>Time from the start of the process to the first answer.</summary>
    public TimeSpan TimeToFirstAnswer { get; private set; }

    /// <summary>The service as it was built, with its content, in a fresh data folder.</summary>
    /// <param name="database">Setting <c>Duplicates:Database</c>; empty for a file in the folder.</param>
    /// <param name="environment">Variables of the environment beside those of every run.</param>
    public static Task<MeasuredHost> StartServiceAsync(string database = "", params (string Name, string Value)[] environment)
    {
        var dataFolder = Directory.CreateTempSubdirectory("duplicates-benchmark").FullName;
        var address = FreeAddress();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Duplicates.Web.dll"), "--urls", address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Duplicates__DataPath"] = dataFolder,
                ["Duplicates__Database"] = database,
                ["Duplicates__PublicAddress"] = address,
                ["Duplicates__DevelopmentOutbox"] = "true",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return StartAsync(start, address, "/kk", dataFolder);
    }

    /// <summary>Starts the service again on the data of another run.</summary>
    public async Task<MeasuredHost> RestartAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        return await StartAsync(_process.StartInfo, Address, "/kk", _dataFolder);
    }

    /// <summary>Imports a recipe into the data of another run and starts the service again on them.</summary>
    public async Task<MeasuredHost> ImportAndRestartAsync(string recipe)
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        var start = new ProcessStartInfo("dotnet", [_process.StartInfo.ArgumentList[0], "import-recipe", recipe]) { UseShellExecute = false };
        foreach (var (name, value) in _process.StartInfo.Environment)
        {
            start.Environment[name] = value;
        }

        using var import = Process.Start(start)!;
        await import.WaitForExitAsync();
        return import.ExitCode == 0
            ? await StartAsync(_process.StartInfo, Address, "/kk", _dataFolder)
            : throw new InvalidOperationException($"The recipe was not imported: {import.ExitCode}.");
    }

    /// <summary>A bare host that writes so many bytes.</summary>
    public static Task<MeasuredHost> StartBareAsync(int bytes)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo("dotnet", [typeof(MeasuredHost).Assembly.Location, "bare", address, bytes.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        return StartAsync(start, address, "/", null);
    }

    /// <summary>The number of bytes of a page.</summary>
    public async Task<int> SizeAsync(string path)
    {
        using var client = new HttpClient();
        return (await client.GetByteArrayAsync(new Uri(Address + path))).Length;
    }

    /// <summary>CPU microseconds per request, user and system, after a warm-up.</summary>
    public async Task<double> MeasureAsync(string path, int requests)
    {
        await RequestAsync(path, requests / 2);
        _process.Refresh();
        var before = _process.TotalProcessorTime;
        await RequestAsync(path, requests);
        _process.Refresh();
        return (_process.TotalProcessorTime - before).TotalMicroseconds / requests;
    }

    /// <summary>What one request after another costs, after a warm-up of a quarter of them.</summary>
    public async Task<Cost> MeasureAsync(Func<int, Task> request, int requests)
    {
        for (var place = 0; place < requests / 4; place++)
        {
            await request(place);
        }

        var (times, before) = (new List<double>(requests), ProcessorTime);
        for (var place = requests / 4; place < requests + (requests / 4); place++)
        {
            var clock = Stopwatch.StartNew();
            await request(place);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Cost.Of(times, ProcessorTime - before);
    }

    /// <summary>CPU milliseconds of a request when several visitors, or one with several pages, ask one after another; after a warm-up of a quarter of the requests.</summary>
    /// <param name="request">Sends the request of a visitor, counted from 0.</param>
    /// <param name="visitors">How many ask at once.</param>
    /// <param name="requests">How many requests are measured.</param>
    public async Task<double> MeasureAtOnceAsync(Func<int, Task> request, int visitors, int requests)
    {
        await AskAsync(requests / 4);
        var before = ProcessorTime;
        await AskAsync(requests);
        return (ProcessorTime - before).TotalMilliseconds / requests;

        Task AskAsync(int count) => Task.WhenAll(Enumerable.Range(0, visitors).Select(async visitor =>
        {
            for (var place = visitor; place < count; place += visitors)
            {
                await request(visitor);
            }
        }));
    }

    /// <summary>Begins the peak anew.</summary>
    public void ForgetPeakMemory() => File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");

    /// <summary>Does a command of the program over the same data.</summary>
    public async Task RunCommandAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Duplicates.Web.dll"), .. arguments]) { UseShellExecute = false };
        foreach (var (name, value) in _process.StartInfo.Environment)
        {
            start.Environment[name] = value;
        }

        using var command = Process.Start(start)!;
        await command.WaitForExitAsync();
        if (command.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ends with {command.ExitCode}.");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        if (_dataFolder is not null && Directory.Exists(_dataFolder))
        {
            Directory.Delete(_dataFolder, recursive: true);
        }
    }

    private static async Task<MeasuredHost> StartAsync(ProcessStartInfo start, string address, string path, string? dataFolder)
    {
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(address + path));
                return new(process, address, dataFolder) { TimeToFirstAnswer = clock.Elapsed };
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !process.HasExited && clock.Elapsed < TimeSpan.FromMinutes(5))
            {
                await Task.Yield();
            }
        }
    }

    private async Task RequestAsync(string path, int requests)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections, AutomaticDecompression = DecompressionMethods.None, UseCookies = false };
        using var client = new HttpClient(handler);
        var address = new Uri(Address + path);
        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (_, cancellationToken) =>
        {
            using var answer = await client.GetAsync(address, cancellationToken);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
        });
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}

/// <summary>An amount of memory.</summary>
internal readonly record struct Bytes(long Count)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count / 1_048_576.0:F0} MiB");
}
