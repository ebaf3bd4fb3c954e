namespace Duplicates.Domain.Time;

/// <summary>The hours of an office on one day, Almaty local time (R6.1, R6.2).</summary>
/// <param name="Opens">When it opens.</param>
/// <param name="Closes">When it closes; at this very minute it is closed already.</param>
/// <param name="LunchFrom">When lunch begins; null when there is no break.</param>
/// <param name="LunchTo">When lunch is over; null when there is no break.</param>
public sealed record OpeningHours(TimeOnly Opens, TimeOnly Closes, TimeOnly? LunchFrom, TimeOnly? LunchTo);
