using Duplicates.Service.Audit;

namespace Duplicates.Service.Administration;

/// <summary>Lets one check of the audit log run at a time on this host: it goes through the whole log.</summary>
internal sealed class AuditCheckTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Checks the log; null when another check runs.</summary>
    public async Task<AuditReport?> RunAsync(IAuditVerification verification, CancellationToken cancellationToken)
    {
        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return null;
        }

        try
        {
            return await verification.CheckAsync(headsFile: null, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();
}
