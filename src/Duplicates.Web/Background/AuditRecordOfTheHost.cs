using Duplicates.Service.Audit;

namespace Duplicates.Web.Background;

/// <summary>
/// Signs where the audit log ends when the host starts and when it stops. The first signature is made beside the first requests, which do
/// not wait for it; that the file can be written is looked at before.
/// </summary>
internal sealed partial class AuditRecordOfTheHost(IServiceScopeFactory scopes, ILogger<AuditRecordOfTheHost> logger) : BackgroundService
{
    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IAuditRecord>().RequireWritableAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync((record, stop) => record.StoppingAsync(stop), cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryAsync((record, stop) => record.StartedAsync(stop), stoppingToken);
    }

    /// <summary>A database or a file that is gone for the moment keeps no host from working or stopping.</summary>
    private async Task TryAsync(Func<IAuditRecord, CancellationToken, Task> sign, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await sign(scope.ServiceProvider.GetRequiredService<IAuditRecord>(), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Data.Common.DbException or InvalidOperationException or OperationCanceledException)
        {
            LogFailure(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The end of the audit log could not be signed at the start or the stop")]
    private partial void LogFailure(Exception exception);
}
