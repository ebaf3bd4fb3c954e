using System.Collections.Concurrent;

namespace Duplicates.Service;

/// <summary>How a piece of background work went on this host.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SucceededAt">When it last came to its end (UTC); the start of the host when it never did.</param>
/// <param name="Failures">How often it failed since then.</param>
public sealed record JobRecord(string Name, DateTimeOffset SucceededAt, int Failures);

/// <summary>Remembers how the background work of this host goes; the door that runs it tells.</summary>
public sealed class JobJournal(IEnumerable<BackgroundJob> jobs, TimeProvider clock)
{
    /// <summary>Fails once for this or that reason and works again: only this often is worth a person's attention.</summary>
    private const int ManyFailures = 3;

    /// <summary>Runs that may be missed before a job counts as stopped.</summary>
    private const int MissedRuns = 3;

    private static readonly TimeSpan Least = TimeSpan.FromMinutes(10);

    private readonly List<BackgroundJob> _jobs = [.. jobs];
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly ConcurrentDictionary<string, JobRecord> _records = new(StringComparer.Ordinal);

    /// <summary>A run came to its end.</summary>
    public void Succeeded(string name) => _records[name] = new(name, clock.GetUtcNow(), 0);

    /// <summary>A run failed.</summary>
    public void Failed(string name) => _records.AddOrUpdate(name, key => new(key, _startedAt, 1), (_, record) => record with { Failures = record.Failures + 1 });

    /// <summary>The jobs that stand still or fail again and again.</summary>
    public IReadOnlyList<JobRecord> Stopped()
    {
        var now = clock.GetUtcNow();
        return [.. _jobs.Select(job => (job.Interval, Record: _records.GetValueOrDefault(job.Name) ?? new(job.Name, _startedAt, 0)))
            .Where(job => job.Record.Failures >= ManyFailures || now - job.Record.SucceededAt > Least + (MissedRuns * job.Interval))
            .Select(job => job.Record).OrderBy(record => record.Name, StringComparer.Ordinal)];
    }
}
