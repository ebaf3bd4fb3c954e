namespace Duplicates.Domain.Time;

/// <summary>One date on which an office is open at other hours than usual, or not at all (R6).</summary>
/// <param name="Date">The date.</param>
/// <param name="Hours">The hours of that date; null when the office is closed all day.</param>
/// <param name="Reason">Why, as people read it.</param>
public sealed record SpecialDay(DateOnly Date, OpeningHours? Hours, BilingualText Reason);
