namespace Duplicates.Service;

/// <summary>Work that the service wants done again and again; the door schedules it.</summary>
/// <param name="Name">For logs.</param>
/// <param name="Interval">The pause between two runs.</param>
/// <param name="RunAsync">One run, with a scope of its own.</param>
public sealed record BackgroundJob(string Name, TimeSpan Interval, Func<IServiceProvider, CancellationToken, Task> RunAsync);
