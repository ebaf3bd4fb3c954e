namespace Duplicates.Service.Notifications;

/// <summary>
/// How long to wait before the next attempt: twice as long each time, up to a bound, and a quarter more or less by chance,
/// so that what failed together does not come back together.
/// </summary>
internal static class RetryPlan
{
    private const double Jitter = 0.25;
    private const int MostDoublings = 16;

    private static readonly Bounds OfMessages = new(TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), TimeSpan.FromDays(1));
    private static readonly Bounds OfWays = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));

    private static readonly Bounds OfUrgentWays = OfWays with { First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(4) };

    /// <summary>The wait of one message after its failed attempt number <paramref name="attempts"/>.</summary>
    /// <param name="attempts">Attempts so far, 1 or more.</param>
    /// <param name="chance">At least 0, below 1.</param>
    /// <param name="asked">What the other side asked for: it is not tried sooner than that, or than in a day.</param>
    public static TimeSpan ForMessage(int attempts, double chance, TimeSpan? asked = null) => Wait(OfMessages, attempts, chance, asked);

    /// <summary>The pause of a whole way out after it failed this many times in a row; what the other side asks for is honoured up to an hour.</summary>
    public static TimeSpan ForWay(int failures, double chance, TimeSpan? asked = null, bool isUrgent = false) =>
        Wait(isUrgent ? OfUrgentWays : OfWays, failures, chance, asked);

    private static TimeSpan Wait(Bounds bounds, int attempts, double chance, TimeSpan? asked)
    {
        var planned = Smaller(bounds.First * Math.Pow(2, Math.Clamp(attempts - 1, 0, MostDoublings)), bounds.Longest) * (1 - Jitter + (2 * Jitter * chance));
        var wished = Smaller(asked ?? TimeSpan.Zero, bounds.LongestAsked);
        return planned > wished ? planned : wished;
    }

    private static TimeSpan Smaller(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private sealed record Bounds(TimeSpan First, TimeSpan Longest, TimeSpan LongestAsked);
}
