using System.Collections.Concurrent;

namespace Duplicates.Service.Notifications;

/// <summary>
/// While a gateway or a server does not answer nobody asks it again with every message that waits: the way rests, longer each time,
/// and at most a minute unless the other side asked for more; at most seconds for codes, for which people wait. Each host and each lane
/// finds out for itself.
/// </summary>
internal sealed class LanePauses(TimeProvider clock)
{
    private readonly ConcurrentDictionary<OutboxLane, Pause> _pauses = new();

    /// <summary>Whether the lane rests now.</summary>
    public bool IsResting(OutboxLane lane) => _pauses.TryGetValue(lane, out var pause) && pause.Until > clock.GetUtcNow();

    /// <summary>Lets the lane rest after a failure. What was under way when it began to rest and fails too makes the pause longer only if it was asked to.</summary>
    /// <returns>Until when it rests; null when it rested already.</returns>
    public DateTimeOffset? Failed(OutboxLane lane, TimeSpan? asked)
    {
        var (now, begins) = (clock.GetUtcNow(), false);
        DateTimeOffset Until(int failures) => now + RetryPlan.ForWay(failures, Random.Shared.NextDouble(), asked, lane.IsUrgent);
        Pause Begin(int failures)
        {
            begins = true;
            return new(failures, Until(failures));
        }

        Pause Longer(Pause pause)
        {
            begins = false;
            return pause with { Until = asked is not null && Until(pause.Failures) is var longer && longer > pause.Until ? longer : pause.Until };
        }

        var after = _pauses.AddOrUpdate(lane, _ => Begin(1), (_, before) => before.Until > now ? Longer(before) : Begin(before.Failures + 1));
        return begins ? after.Until : null;
    }

    /// <summary>The lane works; while it rests, the late success of what was under way changes nothing.</summary>
    public void Worked(OutboxLane lane)
    {
        if (!IsResting(lane))
        {
            _pauses.TryRemove(lane, out _);
        }
    }

    private sealed record Pause(int Failures, DateTimeOffset Until);
}
