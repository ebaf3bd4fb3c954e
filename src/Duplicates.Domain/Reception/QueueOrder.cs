namespace Duplicates.Domain.Reception;

/// <summary>Somebody who waits to be called.</summary>
/// <param name="ArrivedAt">When the ticket was taken.</param>
/// <param name="BookedFor">The time that was booked; null for whoever came without booking.</param>
/// <param name="HasPriority">Whether the person belongs to a group that the law serves first.</param>
public readonly record struct WaitingVisitor(DateTimeOffset ArrivedAt, DateTimeOffset? BookedFor, bool HasPriority);

/// <summary>
/// In which order visitors are called. Each is due at an instant, and who is due first is next: whoever booked and came in time when the window of the
/// booked time begins, somebody whom the law serves first some minutes after coming, everybody else some more. So within those minutes booked visitors go
/// before priority groups and these before the rest, and whoever has waited longer than that is overtaken by nobody any more, which keeps waiting
/// below the 15 minutes of R5.6 where it can be kept. The order of two visitors never changes while they wait.
/// </summary>
public static class QueueOrder
{
    /// <summary>How late somebody who booked may come and still go first.</summary>
    public static readonly TimeSpan BookedLate = TimeSpan.FromMinutes(10);

    /// <summary>How long before the booked time it counts as near: the window in which booked visitors go first begins then.</summary>
    public static readonly TimeSpan BookedEarly = TimeSpan.FromMinutes(5);

    /// <summary>After how long a visitor of a priority group is due.</summary>
    public static readonly TimeSpan PriorityAllowance = TimeSpan.FromMinutes(5);

    /// <summary>After how long everybody else is due; two thirds of what R5.6 allows.</summary>
    public static readonly TimeSpan OrdinaryAllowance = TimeSpan.FromMinutes(10);

    /// <summary>The longest wait (R5.6).</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(ReceptionPlan.LongestMinutes);

    /// <summary>When a visitor is due.</summary>
    /// <param name="visitor">The visitor.</param>
    /// <returns>An instant.</returns>
    public static DateTimeOffset DueAt(WaitingVisitor visitor)
    {
        var byArrival = visitor.ArrivedAt + (visitor.HasPriority ? PriorityAllowance : OrdinaryAllowance);
        return IsInTime(visitor) ? WaitsSince(visitor) - BookedEarly : byArrival;
    }

    /// <summary>From when a visitor's wait counts: from the booked time for whoever came before it, else from coming.</summary>
    /// <param name="visitor">The visitor.</param>
    /// <returns>An instant.</returns>
    public static DateTimeOffset WaitsSince(WaitingVisitor visitor) =>
        visitor.BookedFor is { } booked && booked > visitor.ArrivedAt ? booked : visitor.ArrivedAt;

    /// <summary>Puts visitors in the order in which they are called; of two who are due together the first to come goes first.</summary>
    /// <typeparam name="T">What stands for a visitor.</typeparam>
    /// <param name="waiting">Who waits, in the order of the tickets.</param>
    /// <param name="visitorOf">The visitor.</param>
    /// <returns>The same in order.</returns>
    public static IEnumerable<T> Order<T>(IEnumerable<T> waiting, Func<T, WaitingVisitor> visitorOf) =>
        waiting.OrderBy(one => DueAt(visitorOf(one))).ThenBy(one => visitorOf(one).ArrivedAt);

    private static bool IsInTime(WaitingVisitor visitor) => visitor.BookedFor is { } booked && visitor.ArrivedAt <= booked + BookedLate;
}
