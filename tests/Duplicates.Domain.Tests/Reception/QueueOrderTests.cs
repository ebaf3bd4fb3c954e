using Duplicates.Domain.Reception;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Reception;

public sealed class QueueOrderTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 20, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Order_OfThoseWhoHaveJustCome_IsBookedThenPriorityThenArrival() => Assert.Equal(
        "booked priority first second",
        Called(
            ("first", new(Ten, null, false)),
            ("second", new(Ten.AddMinutes(1), null, false)),
            ("priority", new(Ten.AddMinutes(2), null, true)),
            ("booked", new(Ten.AddMinutes(3), Ten.AddMinutes(5), false))));

    [Fact]
    public void Order_OfSomebodyWhoHasWaitedTenMinutes_IsBeforeWhoeverComesNow() => Assert.Equal(
        "waiting booked priority",
        Called(
            ("booked", new(Ten.AddMinutes(11), Ten.AddMinutes(16), false)),
            ("priority", new(Ten.AddMinutes(11), null, true)),
            ("waiting", new(Ten, null, false))));

    [Theory]
    [InlineData(10, "booked first")]
    [InlineData(11, "first booked")] // too late: goes by arrival
    public void Order_OfSomebodyWhoBookedAndComesLate_KeepsThePlaceForTenMinutes(int late, string expected) => Assert.Equal(
        expected,
        Called(("first", new(Ten.AddMinutes(5), null, false)), ("booked", new(Ten.AddMinutes(late), Ten, false))));

    [Fact]
    public void Order_OfSomebodyWhoBookedAndComesAnHourEarly_IsNotBeforeTheOthers() => Assert.Equal(
        "ordinary booked",
        Called(("booked", new(Ten, Ten.AddHours(1), false)), ("ordinary", new(Ten.AddMinutes(30), null, false))));

    [Fact]
    public void WaitsSince_SomebodyWhoBookedAndCameEarly_CountsFromTheBookedTime()
    {
        Assert.Equal(Ten.AddHours(1), QueueOrder.WaitsSince(new(Ten, Ten.AddHours(1), false)));
        Assert.Equal(Ten.AddMinutes(2), QueueOrder.WaitsSince(new(Ten.AddMinutes(2), Ten, false)));
    }

    [Fact]
    public void Order_OfAnybody_LetsNobodyOvertakeWhoHasWaitedLongerThanTheAllowance() => Prop.ForAll(
        Visitors.ArrayOf().ToArbitrary(),
        waiting =>
        {
            var ordered = QueueOrder.Order(waiting, visitor => visitor).ToList();
            for (var earlier = 0; earlier < ordered.Count; earlier++)
            {
                foreach (var later in ordered.Skip(earlier + 1))
                {
                    var since = QueueOrder.WaitsSince(later);
                    var lead = ordered[earlier].ArrivedAt - since;
                    Assert.True(lead <= QueueOrder.OrdinaryAllowance + QueueOrder.BookedEarly, $"{ordered[earlier]} overtakes {later}.");
                }
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 2, 0, 5)]
    [InlineData(3, 2, 10, 15)] // 3 × 8 ÷ 2 = 12
    [InlineData(3, 0, 20, 25)]
    public void Estimate_OfPeopleAhead_IsARangeOfFiveMinutes(int ahead, int desks, int from, int to)
    {
        TimeSpan[] last = [TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(40)];
        Assert.Equal(new WaitEstimate(from, to), WaitEstimate.Of(ahead, last, desks, TimeSpan.FromMinutes(15)));
    }

    [Fact]
    public void Estimate_WithoutAnyVisitYet_GoesByThePlan() => Assert.Equal(new WaitEstimate(30, 35), WaitEstimate.Of(2, [], 1, TimeSpan.FromMinutes(15)));

    [Fact]
    public void MayBecome_FromTheEnd_IsNothingButComingBack()
    {
        Assert.All(Enum.GetValues<TicketState>(), to => Assert.False(TicketState.Done.MayBecome(to) || TicketState.Left.MayBecome(to)));
        Assert.Equal([TicketState.Waiting], Enum.GetValues<TicketState>().Where(to => TicketState.Missed.MayBecome(to)));
    }

    private static Gen<WaitingVisitor> Visitors =>
        from minute in Gen.Choose(0, 120)
        from booked in Gen.Frequency((2, Gen.Constant((int?)null)), (1, Gen.Choose(-30, 90).Select(offset => (int?)offset)))
        from priority in Gen.Choose(0, 4)
        select new WaitingVisitor(Ten.AddMinutes(minute), booked is { } offset ? Ten.AddMinutes(minute + offset) : null, priority == 0);

    private static string Called(params (string Name, WaitingVisitor Visitor)[] waiting) =>
        string.Join(' ', QueueOrder.Order(waiting, one => one.Visitor).Select(one => one.Name));
}
