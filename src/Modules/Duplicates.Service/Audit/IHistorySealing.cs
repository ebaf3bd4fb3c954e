namespace Duplicates.Service.Audit;

/// <summary>Seals histories by entries of the log.</summary>
internal interface IHistorySealing
{
    /// <summary>Seals what is not sealed yet; a service that was never sealed catches up over many runs.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
