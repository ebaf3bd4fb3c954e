namespace Duplicates.Service.Notifications;

/// <summary>
/// Numbers that grow with every message of this host, whatever the clock does; messages of a case keep their order by them.
/// The upper bits are milliseconds since 1970, so that the numbers of several hosts agree as well as their clocks do.
/// </summary>
internal sealed class MessageOrder(TimeProvider clock)
{
    private const int WithinAMillisecond = 12;
    private long _last;

    /// <summary>The lowest number of an instant.</summary>
    public static long At(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds() << WithinAMillisecond;

    /// <summary>The next number.</summary>
    public long Next()
    {
        var now = At(clock.GetUtcNow());
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
