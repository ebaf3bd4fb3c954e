namespace Duplicates.Service.Tests.Hosting;

/// <summary>A clock that stands still until a test moves it. It starts on Friday 2026-11-20 at 10:00 in Almaty.</summary>
public sealed class AdjustableClock : TimeProvider
{
    private static readonly TimeSpan Almaty = TimeSpan.FromHours(5);
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, Almaty);

    private long _ticks = Start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Sets the time by the clocks of Almaty, for example <c>2026-11-20 18:31</c>.</summary>
    public void SetAlmaty(string time) =>
        Interlocked.Exchange(ref _ticks, new DateTimeOffset(DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", null), Almaty).UtcTicks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <summary>Long enough for another one-time code to be asked for.</summary>
    public void AdvancePastResend() => Advance(TimeSpan.FromSeconds(61));

    public void Reset() => Interlocked.Exchange(ref _ticks, Start.UtcTicks);
}
