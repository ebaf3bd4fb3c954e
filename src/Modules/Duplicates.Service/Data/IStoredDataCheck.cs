namespace Duplicates.Service.Data;

/// <summary>Looks whether what a feature keeps is whole; the command <c>check</c> asks each of them, and nothing is changed.</summary>
public interface IStoredDataCheck
{
    /// <summary>What is looked at, as the report names it: <c>files</c>.</summary>
    string Subject { get; }

    /// <summary>Reads all of it once.</summary>
    /// <returns>A sentence for each problem that names what is wrong by its id, never by what it says of a person.</returns>
    IAsyncEnumerable<string> FindProblemsAsync(CancellationToken cancellationToken);
}
