using Duplicates.Domain.Reception;
using Xunit.Abstractions;

namespace Duplicates.Domain.Tests.Reception;

/// <summary>
/// A day of an office with ten desks and six hundred visitors, played once by the rules of the queue and once by coming alone. Arrivals have the two peaks
/// of a real day, a third of the visitors booked, one in twelve belongs to a priority group, and visits take from 3 to 20 minutes.
/// </summary>
public sealed class QueueSimulationTests(ITestOutputHelper output)
{
    private const int Desks = 10;
    private const int Visitors = 600;
    private const int Hours = 11;

    private static readonly DateTimeOffset Opens = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    /// <summary>How many of a hundred visitors come in each hour from opening on.</summary>
    private static readonly int[] Arrivals = [8, 12, 14, 12, 8, 7, 9, 11, 9, 6, 4];

    [Fact]
    public void ADay_OfTenDesksAndSixHundredVisitors_KeepsTheOrderAndTheFifteenMinutes()
    {
        var day = Day(seed: 17);
        var byRules = Play(day, QueueOrder.DueAt);
        var byArrival = Play(day, visitor => visitor.ArrivedAt);
        Print("by the rules of the queue", byRules);
        Print("first come, first served", byArrival);
        Assert.Equal(Visitors, byRules.Count);
        Assert.True(Share(byRules.Where(visit => visit.Visitor.BookedFor is not null)) >= Share(byArrival.Where(visit => visit.Visitor.BookedFor is not null)));
        Assert.True(Share(byRules.Where(visit => visit.Visitor.HasPriority)) >= Share(byArrival.Where(visit => visit.Visitor.HasPriority)));
        Assert.All(byRules, visit => Assert.True(visit.WasFirstInOrder));
        var longestLead = QueueOrder.OrdinaryAllowance + QueueOrder.BookedEarly;
        Assert.All(byRules, visit => Assert.DoesNotContain(
            byRules, other => other.CalledAt < visit.CalledAt && other.Visitor.ArrivedAt - QueueOrder.WaitsSince(visit.Visitor) > longestLead));
    }

    [Fact]
    public void ADay_OnWhichTheDesksSuffice_KeepsEverybodyBelowFifteenMinutes()
    {
        var quiet = Day(seed: 23).Select(one => (one.Visitor, Length: one.Length * 0.6)).ToList();
        Assert.Equal(1, Share(Play(quiet, QueueOrder.DueAt)));
    }

    private static List<(WaitingVisitor Visitor, TimeSpan Length)> Day(int seed)
    {
        var random = new Random(seed);
        var people = new List<(WaitingVisitor Visitor, TimeSpan Length)>();
        for (var number = 0; number < Visitors; number++)
        {
            var arrived = Opens.AddMinutes((60 * HourOf(random.Next(100))) + (random.NextDouble() * 60));
            var slot = Opens.AddMinutes(15 * Math.Round((arrived - Opens).TotalMinutes / 15));
            var isBooked = random.Next(3) == 0;
            var came = isBooked ? slot.AddMinutes(random.Next(-12, 8)) : arrived;
            var length = TimeSpan.FromMinutes(Math.Clamp(Math.Exp(2.12 + (0.45 * Normal(random))), 3, 20));
            people.Add((new(came < Opens ? Opens : came, isBooked ? slot : null, random.Next(12) == 0), length));
        }

        return [.. people.OrderBy(one => one.Visitor.ArrivedAt)];
    }

    private static int HourOf(int percent)
    {
        var hour = 0;
        for (var sum = Arrivals[0]; percent >= sum && hour < Hours - 1; sum += Arrivals[hour])
        {
            hour++;
        }

        return hour;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static List<Visit> Play(List<(WaitingVisitor Visitor, TimeSpan Length)> day, Func<WaitingVisitor, DateTimeOffset> due)
    {
        var free = new PriorityQueue<int, DateTimeOffset>(Enumerable.Range(0, Desks).Select(desk => (desk, Opens)));
        var coming = new Queue<(WaitingVisitor Visitor, TimeSpan Length)>(day);
        var (waiting, visits) = (new List<(WaitingVisitor Visitor, TimeSpan Length)>(), new List<Visit>());
        while (coming.Count + waiting.Count > 0)
        {
            free.TryDequeue(out var desk, out var now);
            now = waiting.Count == 0 && coming.Peek().Visitor.ArrivedAt > now ? coming.Peek().Visitor.ArrivedAt : now;
            while (coming.Count > 0 && coming.Peek().Visitor.ArrivedAt <= now)
            {
                waiting.Add(coming.Dequeue());
            }

            var next = waiting.MinBy(one => (due(one.Visitor), one.Visitor.ArrivedAt));
            var isFirst = waiting.TrueForAll(one => QueueOrder.DueAt(one.Visitor) >= QueueOrder.DueAt(next.Visitor));
            waiting.Remove(next);
            visits.Add(new(next.Visitor, now, isFirst));
            free.Enqueue(desk, now + next.Length);
        }

        return visits;
    }

    private static double Share(IEnumerable<Visit> visits)
    {
        var all = visits.ToList();
        return (double)all.Count(visit => visit.Waited <= QueueOrder.LongestWait) / all.Count;
    }

    private void Print(string order, List<Visit> visits)
    {
        string Of(Func<WaitingVisitor, bool> isMeant) => FormattableString.Invariant($"{Share(visits.Where(visit => isMeant(visit.Visitor))):P1}");
        var median = WaitEstimate.Median(visits.Select(visit => visit.Waited)).TotalMinutes;
        output.WriteLine(FormattableString.Invariant(
            $"""
            {order}: within 15 minutes {Share(visits):P1} of all, {Of(visitor => visitor.BookedFor is not null)} of those who booked,
            {Of(visitor => visitor.HasPriority)} of priority groups, {Of(visitor => visitor is { BookedFor: null, HasPriority: false })} of the others;
            median {median:F1}, longest {visits.Max(visit => visit.Waited).TotalMinutes:F1} minutes
            """));
    }

    private sealed record Visit(WaitingVisitor Visitor, DateTimeOffset CalledAt, bool WasFirstInOrder)
    {
        public TimeSpan Waited => CalledAt > QueueOrder.WaitsSince(Visitor) ? CalledAt - QueueOrder.WaitsSince(Visitor) : TimeSpan.Zero;
    }
}
