using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>Clocks that stand still until a test moves them. They start on Friday 2026-11-20 at 10:00 in Almaty.</summary>
public static class TestClock
{
    private static readonly TimeSpan Almaty = TimeSpan.FromHours(5);
    private static readonly DateTimeOffset Start = new DateTimeOffset(2026, 11, 20, 10, 0, 0, Almaty).ToUniversalTime();

    public static FakeTimeProvider New() => new(Start);

    /// <summary>Sets the time by the clocks of Almaty, for example <c>2026-11-20 18:31</c>; it may lie before.</summary>
    public static void SetAlmaty(this FakeTimeProvider clock, string time) =>
        clock.AdjustTime(new DateTimeOffset(DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Almaty).ToUniversalTime());

    /// <summary>Long enough for another one-time code to be asked for.</summary>
    public static void AdvancePastResend(this FakeTimeProvider clock) => clock.Advance(TimeSpan.FromSeconds(61));

    /// <summary>Somebody sets the clock back.</summary>
    public static void TurnBack(this FakeTimeProvider clock, TimeSpan by) => clock.AdjustTime(clock.GetUtcNow() - by);

    public static void Reset(this FakeTimeProvider clock) => clock.AdjustTime(Start);
}
