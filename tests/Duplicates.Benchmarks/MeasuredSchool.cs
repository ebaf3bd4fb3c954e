using System.Diagnostics;

namespace Duplicates.Benchmarks;

/// <summary>A service with a database of its own, and the clerk and the head of the one school whose cases are in it.</summary>
internal sealed class MeasuredSchool : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(10);
    private readonly BenchmarkDatabase _database;

    private MeasuredSchool(BenchmarkDatabase database, MeasuredHost host, CaseSeeding seeding) =>
        (_database, Host, Seeding) = (database, host, seeding);

    public MeasuredHost Host { get; private set; }

    public CaseSeeding Seeding { get; }

    public StaffVisitor Clerk { get; private set; } = null!;

    public StaffVisitor Head { get; private set; } = null!;

    /// <summary>Starts it with nothing but the demonstration and the samples.</summary>
    /// <param name="server">Connection string of a PostgreSQL server; empty for SQLite.</param>
    /// <param name="environment">Variables of the service's environment.</param>
    public static async Task<MeasuredSchool> StartAsync(string server, params (string Name, string Value)[] environment)
    {
        var database = await BenchmarkDatabase.CreateAsync(server);
        var host = await MeasuredHost.StartServiceAsync(database.Setting, environment);
        var school = new MeasuredSchool(database, host, await CaseSeeding.OverAsync(host));
        await school.SignInAsync();
        return school;
    }

    /// <summary>Ends the service and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        Host = await Host.RestartAsync();
        await SignInAsync();
    }

    /// <summary>CPU time of the service and of its database until now.</summary>
    public async Task<TimeSpan> ProcessorTimeAsync() => Host.ProcessorTime + await _database.ProcessorTimeAsync();

    /// <summary>Waits until the background work that new cases make, such as warnings of terms, is done; returns how long that took.</summary>
    public async Task<TimeSpan> BecomeIdleAsync()
    {
        var clock = Stopwatch.StartNew();
        for (var before = await ProcessorTimeAsync(); clock.Elapsed < LongestWork; before = await ProcessorTimeAsync())
        {
            await Task.Delay(Glance);
            if (await ProcessorTimeAsync() - before < Glance * 0.02)
            {
                break;
            }
        }

        return clock.Elapsed;
    }

    /// <summary>
    /// Measures one request after another on two schools in turn, so that whatever else the machine does meets both alike.
    /// </summary>
    public static async Task<(Cost One, Cost Other)> CompareAsync(MeasuredSchool one, MeasuredSchool other, int requests, Func<MeasuredSchool, int, Task> request)
    {
        for (var place = 0; place < requests / 4; place++)
        {
            await request(one, place);
            await request(other, place);
        }

        var (oneTimes, otherTimes) = (new List<double>(requests), new List<double>(requests));
        var (oneCpu, otherCpu) = (await one.ProcessorTimeAsync(), await other.ProcessorTimeAsync());
        for (var place = requests / 4; place < requests + (requests / 4); place++)
        {
            oneTimes.Add(await TimeAsync(one, place));
            otherTimes.Add(await TimeAsync(other, place));
        }

        return (Cost.Of(oneTimes, await one.ProcessorTimeAsync() - oneCpu), Cost.Of(otherTimes, await other.ProcessorTimeAsync() - otherCpu));

        async Task<double> TimeAsync(MeasuredSchool school, int place)
        {
            var clock = Stopwatch.StartNew();
            await request(school, place);
            return clock.Elapsed.TotalMilliseconds;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Clerk.Dispose();
        Head.Dispose();
        await Seeding.DisposeAsync();
        Host.Dispose();
        _database.Dispose();
    }

    private async Task SignInAsync()
    {
        Clerk = await StaffVisitor.SignInAsync(Host.Address, "clerk.almaty@example.org");
        Head = await StaffVisitor.SignInAsync(Host.Address, "head.almaty@example.org");
    }
}
