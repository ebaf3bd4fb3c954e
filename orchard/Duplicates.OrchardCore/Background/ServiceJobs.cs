using System.Collections.Concurrent;
using Duplicates.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrchardCore.BackgroundTasks;
using OrchardCore.Environment.Shell.Scope;

namespace Duplicates.OrchardCore.Background;

/// <summary>Runs the background work of the service. Each job gets a scope of its own, one at a time, and no failure stops the others.</summary>
internal sealed partial class ServiceJobs(IServiceScopeFactory scopes, IEnumerable<BackgroundJob> jobs, TimeProvider clock, ILogger<ServiceJobs> logger) : IDisposable
{
    /// <summary>A job that may wait no longer than this is run at once after a request that may have given it work.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastRuns = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    /// <summary>Runs what is due.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        foreach (var job in jobs.Where(IsDue))
        {
            await RunAsync(job, cancellationToken);
        }
    }

    /// <summary>Runs what may not wait once the current request is answered.</summary>
    public static void RunPromptAfterRequest() =>
        ShellScope.AddDeferredTask(scope => scope.ServiceProvider.GetRequiredService<ServiceJobs>().RunPromptAsync());

    /// <summary>Runs now whatever may not wait for the next minute: messages, what became public, the cases to follow.</summary>
    public async Task RunPromptAsync()
    {
        foreach (var job in jobs.Where(job => job.Interval <= Prompt))
        {
            await RunAsync(job, CancellationToken.None);
        }
    }

    private bool IsDue(BackgroundJob job) => !_lastRuns.TryGetValue(job.Name, out var last) || clock.GetUtcNow() - last >= job.Interval;

    private async Task RunAsync(BackgroundJob job, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            _lastRuns[job.Name] = clock.GetUtcNow();
            await using var scope = scopes.CreateAsyncScope();
            await job.RunAsync(scope.ServiceProvider, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(job.Name, exception);
        }
        finally
        {
            _one.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Background job {Job} failed and will run again")]
    private partial void LogFailure(string job, Exception exception);
}

/// <summary>Every minute, on each host: whatever of the service's background work is due.</summary>
[BackgroundTask(Title = "Duplicates", Schedule = "* * * * *", Description = "Outbox, drafts, deadlines and whatever else the service does by itself.")]
public sealed class ServiceJobsTask : IBackgroundTask
{
    /// <inheritdoc />
    public Task DoWorkAsync(IServiceProvider serviceProvider, CancellationToken cancellationToken) =>
        serviceProvider.GetRequiredService<ServiceJobs>().RunDueAsync(cancellationToken);
}
