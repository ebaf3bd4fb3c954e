namespace Duplicates.Domain.Time;

/// <summary>The hours of an office on one day, Almaty local time (R6.1, R6.2).</summary>
/// <param name="Opens">When it opens.</param>
/// <param name="Closes">When it closes; at this very minute it is closed already.</param>
/// <param name="LunchFrom">When lunch begins; null when there is no break.</param>
/// <param name="LunchTo">When lunch is over; null when there is no break.</param>
public sealed record OpeningHours(TimeOnly Opens, TimeOnly Closes, TimeOnly? LunchFrom, TimeOnly? LunchTo)
{
    /// <summary>Whether it opens before it closes, and lunch, if there is any, has both ends in order and lies wholly inside.</summary>
    public bool IsInOrder =>
        this is { LunchFrom: null, LunchTo: null }
            ? Opens < Closes

            // A comparison with an absent end is false, so a lunch with one end is not in order.
            : Opens < LunchFrom && LunchFrom < LunchTo && LunchTo < Closes;

    /// <summary>Whether visitors are received at a time of the day.</summary>
    /// <param name="time">The time, Almaty local.</param>
    /// <returns>False before opening, during lunch and from the closing minute on.</returns>
    public bool Contains(TimeOnly time) => time >= Opens && time < Closes && !(time >= LunchFrom && time < LunchTo);
}
