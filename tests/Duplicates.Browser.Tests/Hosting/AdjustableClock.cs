namespace Duplicates.Browser.Tests.Hosting;

/// <summary>The clock of the service under test. It stands still until a test moves it.</summary>
public sealed class AdjustableClock : TimeProvider
{
    private long _ticks = Start.UtcTicks;

    /// <summary>Friday 20 November 2026, 10:00 in Almaty.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 20, 5, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    /// <summary>Moves to a time of day in Almaty (UTC+5).</summary>
    public void MoveTo(DateTime almaty) => Interlocked.Exchange(ref _ticks, almaty.AddHours(-5).Ticks);
}
