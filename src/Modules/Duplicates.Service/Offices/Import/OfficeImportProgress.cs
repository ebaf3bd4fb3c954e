using System.Collections.Concurrent;

namespace Duplicates.Service.Offices.Import;

/// <summary>
/// How many items of a running import this host has written. The import is one transaction, so the database cannot tell before its end.
/// </summary>
internal sealed class OfficeImportProgress
{
    private readonly ConcurrentDictionary<Guid, (int Done, int Of)> _runs = [];

    /// <summary>How far the import is; null when this host does not work on it.</summary>
    public (int Done, int Of)? Of(Guid import) => _runs.TryGetValue(import, out var progress) ? progress : null;

    /// <summary>Begins to report on an import of so many items.</summary>
    public IProgress<int> Begin(Guid import, int of)
    {
        _runs[import] = (0, of);
        return new Reporter(done => _runs[import] = (done, of));
    }

    /// <summary>The import is over.</summary>
    public void End(Guid import) => _runs.TryRemove(import, out _);

    /// <summary>Reports at once, on the thread that works.</summary>
    private sealed class Reporter(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
