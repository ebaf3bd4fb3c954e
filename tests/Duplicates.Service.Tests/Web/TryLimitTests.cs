using System.Net;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Web.Limits;
using Microsoft.Extensions.Time.Testing;

namespace Duplicates.Service.Tests.Web;

/// <summary>How tries are counted, and how long one has to wait.</summary>
public sealed class TryLimitTests
{
    private readonly FakeTimeProvider _clock = TestClock.New();

    [Fact]
    public void TryUse_OneMoreThanAllowed_SaysHowLongToWaitAndPassesThen()
    {
        var limit = new TryLimit(2, TimeSpan.FromMinutes(10), _clock);
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Null(limit.TryUse("a"));
        Assert.Null(limit.TryUse("a"));
        Assert.Equal(TimeSpan.FromMinutes(7), limit.TryUse("a"));
        Assert.Null(limit.TryUse("b"));

        _clock.Advance(TimeSpan.FromMinutes(7) - TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.FromTicks(1), limit.TryUse("a"));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(limit.TryUse("a"));
    }

    [Fact]
    public void TryUse_ManyAtOnce_LetsThroughExactlyAsManyAsAllowed()
    {
        var limit = new TryLimit(100, TimeSpan.FromMinutes(10), _clock);
        var passed = 0;
        Parallel.For(0, 1000, _ =>
        {
            if (limit.TryUse("a") is null)
            {
                Interlocked.Increment(ref passed);
            }
        });
        Assert.Equal(100, passed);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void NetworkAddress_OfOneHousehold_IsCountedAsOne(string first, string second, bool same) =>
        Assert.Equal(same, NetworkAddress.Of(IPAddress.Parse(first)) == NetworkAddress.Of(IPAddress.Parse(second)));

    [Theory]
    [InlineData(0, "10:00")]
    [InlineData(1, "10:01")]
    [InlineData(60, "10:01")]
    [InlineData(61, "10:02")]
    public void TryAgainAt_SomeSeconds_IsTheFullMinuteThatIsLateEnough(int seconds, string expected) =>
        Assert.Equal(TimeOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), TooManyTries.TryAgainAt(TimeSpan.FromSeconds(seconds), _clock));
}
