using Duplicates.Service.Audit;

namespace Duplicates.Web.Background;

/// <summary>Signs where the audit log ends when the host starts and when it stops.</summary>
internal sealed partial class AuditRecordOfTheHost(IServiceScopeFactory scopes, ILogger<AuditRecordOfTheHost> logger) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAuditRecord>().StartedAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IAuditRecord>().StoppingAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Data.Common.DbException or InvalidOperationException or OperationCanceledException)
        {
            // a database that is gone already keeps no host from stopping
            LogFailure(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The end of the audit log could not be signed at the stop")]
    private partial void LogFailure(Exception exception);
}
