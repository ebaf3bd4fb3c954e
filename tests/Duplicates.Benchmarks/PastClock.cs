namespace Duplicates.Benchmarks;

/// <summary>The time at which sample cases happen; the present while nothing else is said.</summary>
internal sealed class PastClock : TimeProvider
{
    /// <summary>How far back it is.</summary>
    public TimeSpan Back { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Back;
}
