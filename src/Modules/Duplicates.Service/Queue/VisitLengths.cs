using Duplicates.Domain.Reception;

namespace Duplicates.Service.Queue;

/// <summary>How long a visit took, from its periods (R5.6).</summary>
/// <param name="Waited">
/// From coming, or from the booked time of whoever came before it, to being served for the first time; null when that has not happened.
/// </param>
/// <param name="Served">All the time at a desk; null when there was none.</param>
internal sealed record VisitLengths(TimeSpan? Waited, TimeSpan? Served)
{
    /// <summary>Reckons a visit.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="periods">Its periods, in order.</param>
    /// <param name="now">Milliseconds since 1970 (UTC): until now the present period counts.</param>
    public static VisitLengths Of(QueueTicketRow ticket, IReadOnlyList<QueuePeriodRow> periods, long now)
    {
        if (periods.FirstOrDefault(period => period.State is TicketState.Served) is not { } first)
        {
            return new(null, null);
        }

        var since = QueueOrder.WaitsSince(ticket.Visitor).ToUnixTimeMilliseconds();
        var served = periods.Where(period => period.State is TicketState.Served).Sum(period => (period.EndedAt ?? now) - period.StartedAt);
        return new(TimeSpan.FromMilliseconds(Math.Max(first.StartedAt - since, 0)), TimeSpan.FromMilliseconds(served));
    }
}
