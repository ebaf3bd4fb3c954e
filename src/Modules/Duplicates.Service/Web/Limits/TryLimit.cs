using System.Runtime.InteropServices;

namespace Duplicates.Service.Web.Limits;

/// <summary>
/// Lets so many tries of one kind pass within a stretch of time, and says of the next one how long to wait. Stretches follow
/// each other by the clock; what was counted in one is forgotten with it, so a flood of strangers takes no lasting memory.
/// </summary>
/// <param name="most">Tries that pass, for each who is counted.</param>
/// <param name="stretch">The stretch of time.</param>
/// <param name="clock">The clock.</param>
internal sealed class TryLimit(int most, TimeSpan stretch, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private long _current = -1;

    /// <summary>Counts a try; null when it passes, else how long to wait.</summary>
    /// <param name="counted">By what it is counted: a network address, a number, a person's key.</param>
    public TimeSpan? TryUse(string counted)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var current = now / stretch.Ticks;
        lock (_lock)
        {
            if (current != _current)
            {
                (_current, _counts) = (current, new(StringComparer.Ordinal));
            }

            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, counted, out _);
            if (count < most)
            {
                count++;
                return null;
            }
        }

        return TimeSpan.FromTicks(((current + 1) * stretch.Ticks) - now);
    }

    /// <summary>Forgets a try that was counted: it was no vain one.</summary>
    public void GiveBack(string counted)
    {
        lock (_lock)
        {
            if (_counts.TryGetValue(counted, out var count) && count > 0)
            {
                _counts[counted] = count - 1;
            }
        }
    }
}
