using Duplicates.Service;

namespace Duplicates.Web.Background;

/// <summary>Runs the service's background work in this door: each job at its own pace, and a failure never ends the loop.</summary>
internal sealed partial class BackgroundLoops(IServiceScopeFactory scopes, IEnumerable<BackgroundJob> jobs, JobJournal journal, ILogger<BackgroundLoops> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(jobs.Select(job => LoopAsync(job, stoppingToken)));

    private async Task LoopAsync(BackgroundJob job, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(job.Interval);
        while (await WaitAsync(timer, stopping))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await job.RunAsync(scope.ServiceProvider, stopping);
                journal.Succeeded(job.Name);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                journal.Failed(job.Name);
                LogFailure(job.Name, exception);
            }
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
