using Duplicates.Domain.Time;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Domain.Tests.Time;

public sealed class AlmatyTimeTests
{
    [Fact]
    public void Zone_SinceMarch2024_IsFiveHoursAheadOfUtc()
    {
        Assert.Equal("Asia/Almaty", AlmatyTime.Zone.Id);
        Assert.Equal(TimeSpan.FromHours(6), AlmatyTime.Zone.GetUtcOffset(new DateTime(2024, 2, 15)));
        Assert.Equal(TimeSpan.FromHours(5), AlmatyTime.Zone.GetUtcOffset(new DateTime(2024, 3, 2)));
        Assert.Equal(TimeSpan.FromHours(5), AlmatyTime.Zone.GetUtcOffset(new DateTime(2026, 11, 20)));
    }

    [Fact]
    public void ToLocal_Instant_IsAlmatyTimeWithoutKind()
    {
        var local = AlmatyTime.ToLocal(new DateTimeOffset(2026, 11, 20, 13, 31, 0, TimeSpan.Zero));

        Assert.Equal(new DateTime(2026, 11, 20, 18, 31, 0), local);
        Assert.Equal(DateTimeKind.Unspecified, local.Kind);
    }

    [Fact]
    public void ToInstant_Local_HasTheOffsetOfAlmaty()
    {
        var instant = AlmatyTime.ToInstant(new DateTime(2026, 11, 20, 18, 31, 0));

        Assert.Equal(TimeSpan.FromHours(5), instant.Offset);
        Assert.Equal(new DateTime(2026, 11, 20, 13, 31, 0, DateTimeKind.Utc), instant.UtcDateTime);
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    public void ToInstant_TimeOfAnotherZone_Throws(DateTimeKind kind)
    {
        Assert.Throws<ArgumentException>(() => AlmatyTime.ToInstant(new DateTime(2026, 11, 20, 18, 31, 0, kind)));
    }

    [Theory]
    [InlineData("2026-11-20T18:59:59Z", "2026-11-20")]
    [InlineData("2026-11-20T19:00:00Z", "2026-11-21")]
    public void Today_AroundMidnightInAlmaty_IsTheDateThere(string utcNow, string expected)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(utcNow, culture));

        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", culture), AlmatyTime.Today(clock));
    }

    [Fact]
    public void ToLocal_OfToInstant_RoundTrips()
    {
        Prop.ForAll(ArbitraryTime.LocalTimes.ToArbitrary(), local => AlmatyTime.ToLocal(AlmatyTime.ToInstant(local)) == local)
            .QuickCheckThrowOnFailure();
    }
}
