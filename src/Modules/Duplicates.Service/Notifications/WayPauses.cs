using System.Collections.Concurrent;

namespace Duplicates.Service.Notifications;

/// <summary>
/// While a gateway or a server does not answer nobody asks it again with every message that waits: the way rests, longer each time,
/// and at most a minute unless the other side asked for more. Each host finds out for itself.
/// </summary>
internal sealed class WayPauses(TimeProvider clock)
{
    private readonly ConcurrentDictionary<MessageChannel, Pause> _pauses = new();

    /// <summary>Whether the way rests now.</summary>
    public bool IsResting(MessageChannel channel) => _pauses.TryGetValue(channel, out var pause) && pause.Until > clock.GetUtcNow();

    /// <summary>Lets the way rest after a failure and returns until when.</summary>
    public DateTimeOffset Failed(MessageChannel channel, TimeSpan? asked)
    {
        Pause Next(int failures) => new(failures, clock.GetUtcNow() + RetryPlan.ForWay(failures, Random.Shared.NextDouble(), asked));
        return _pauses.AddOrUpdate(channel, _ => Next(1), (_, before) => Next(before.Failures + 1)).Until;
    }

    /// <summary>The way works.</summary>
    public void Worked(MessageChannel channel) => _pauses.TryRemove(channel, out _);

    private sealed record Pause(int Failures, DateTimeOffset Until);
}
