using Duplicates.OrchardCore.Site;
using Duplicates.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrchardCore.BackgroundTasks;
using OrchardCore.Environment.Shell;

namespace Duplicates.OrchardCore.Background;

/// <summary>
/// Runs the background work of the service in one tenant: each job at its own pace, so that a one-time code waits for no other job, and a
/// failure never ends the loop. Orchard's background tasks would run in turn, once a minute.
/// </summary>
internal sealed partial class ServiceLoops(IShellHost shells, ShellSettings tenant, IEnumerable<BackgroundJob> jobs, ILogger<ServiceLoops> logger) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _started;

    /// <summary>Begins; a second call changes nothing. The loops end with the tenant as it is configured now.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            // the loops are no part of the request that begins them
            using var without = ExecutionContext.SuppressFlow();
            foreach (var job in jobs)
            {
                _ = Task.Run(() => LoopAsync(job, _stop.Token));
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task LoopAsync(BackgroundJob job, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(job.Interval);
        while (await WaitAsync(timer, stopping))
        {
            try
            {
                await RunAsync(job, stopping);
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                LogFailure(job.Name, exception);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task RunAsync(BackgroundJob job, CancellationToken stopping)
    {
        var scope = await shells.GetScopeAsync(tenant.Name);
        var http = scope.ShellContext.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        try
        {
            // what Orchard does with content asks for a request
            http.HttpContext = scope.ShellContext.CreateHttpContext();
            await scope.UsingAsync(inner => job.RunAsync(inner.ServiceProvider, stopping));
        }
        finally
        {
            http.HttpContext = null;
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Background job {Job} failed and will run again")]
    private partial void LogFailure(string job, Exception exception);
}

/// <summary>Wakes a tenant that nobody has visited since the start of the host: its work goes on from then.</summary>
[BackgroundTask(Title = "Duplicates", Schedule = "* * * * *", Description = "Begins the work that the service does by itself: outbox, drafts, deadlines.")]
public sealed class WakingTask : IBackgroundTask
{
    /// <inheritdoc />
    public async Task DoWorkAsync(IServiceProvider serviceProvider, CancellationToken cancellationToken)
    {
        var state = serviceProvider.GetRequiredService<ServiceState>();
        await state.TryBeginAsync();
        state.StartLoops();
    }
}
