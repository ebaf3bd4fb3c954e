namespace Duplicates.Service.Audit;

/// <summary>Compares what the log seals with the entries that seal it; the features that keep histories stand above the log.</summary>
internal interface IHistoryCheck
{
    /// <summary>Reads each table once; a sentence for each problem.</summary>
    Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken);
}
