namespace Duplicates.Domain.Reception;

/// <summary>Where a visitor of the electronic queue stands.</summary>
public enum TicketState
{
    /// <summary>Waits to be called.</summary>
    Waiting,

    /// <summary>Was called to a desk and has not come yet.</summary>
    Called,

    /// <summary>Is being served.</summary>
    Served,

    /// <summary>Fills something in or fetches something, and goes on without waiting again.</summary>
    Parked,

    /// <summary>Was served.</summary>
    Done,

    /// <summary>Did not come when called; may come back for a while.</summary>
    Missed,

    /// <summary>Went away.</summary>
    Left,
}

/// <summary>What may become of a ticket.</summary>
public static class TicketStates
{
    /// <summary>How often somebody is called before the visit counts as missed.</summary>
    public const int Calls = 3;

    /// <summary>The pause between two calls.</summary>
    public static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(30);

    /// <summary>For how long somebody who missed the calls may come back and keeps the place in the queue.</summary>
    public static readonly TimeSpan Revivable = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Whether a ticket may go from one state to another. A move to another desk or service is one from any state in which the visitor is here to
    /// waiting.
    /// </summary>
    /// <param name="from">The present state.</param>
    /// <param name="to">The next state.</param>
    /// <returns>Whether it may.</returns>
    public static bool MayBecome(this TicketState from, TicketState to) => (from, to) switch
    {
        (TicketState.Waiting, TicketState.Called or TicketState.Left) => true,
        (TicketState.Called, TicketState.Called or TicketState.Served or TicketState.Missed or TicketState.Waiting or TicketState.Left) => true,
        (TicketState.Served, TicketState.Parked or TicketState.Done or TicketState.Waiting) => true,
        (TicketState.Parked, TicketState.Served or TicketState.Done or TicketState.Waiting or TicketState.Left) => true,
        (TicketState.Missed, TicketState.Waiting) => true,
        _ => false,
    };

    /// <summary>Whether the visit is over.</summary>
    /// <param name="state">The state.</param>
    /// <returns>True when nothing becomes of the ticket any more, except that a missed one may come back.</returns>
    public static bool IsOver(this TicketState state) => state is TicketState.Done or TicketState.Missed or TicketState.Left;
}
