using Duplicates.Service.Notifications;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Service.Tests.Notifications;

/// <summary>How long a message, or a whole way out, waits after a failure.</summary>
public sealed class RetryPlanTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(5, 160)]
    [InlineData(9, 2560)]
    [InlineData(10, 3600)]
    [InlineData(1000, 3600)]
    public void ForMessage_InTheMiddleOfChance_DoublesUpToAnHour(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPlan.ForMessage(attempts, 0.5));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 16)]
    [InlineData(6, 60)]
    [InlineData(int.MaxValue, 60)]
    public void ForWay_InTheMiddleOfChance_DoublesUpToAMinute(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPlan.ForWay(failures, 0.5));

    [Theory]
    [InlineData(5, 10)]
    [InlineData(600, 600)]
    [InlineData(86_400, 86_400)]
    [InlineData(1_000_000, 86_400)]
    public void ForMessage_WhenTheOtherSideAsks_WaitsThatLongButNoLongerThanADay(int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPlan.ForMessage(1, 0.5, TimeSpan.FromSeconds(asked)));

    [Fact]
    public void ForWay_WhenTheOtherSideAsksForADay_WaitsAnHour() =>
        Assert.Equal(TimeSpan.FromHours(1), RetryPlan.ForWay(1, 0.5, TimeSpan.FromDays(1)));

    [Fact]
    public void Waits_WhateverChanceSays_StayWithinAQuarterAndNeverShrink() => Prop.ForAll(
        Gen.Choose(1, 40).ToArbitrary(),
        Gen.Choose(0, 999).ToArbitrary(),
        (attempts, chance) =>
        {
            var (wait, middle) = (RetryPlan.ForMessage(attempts, chance / 1000.0), RetryPlan.ForMessage(attempts, 0.5));
            return wait >= middle * 0.75 && wait < middle * 1.25 && RetryPlan.ForMessage(attempts + 1, chance / 1000.0) >= wait;
        }).QuickCheckThrowOnFailure();
}
