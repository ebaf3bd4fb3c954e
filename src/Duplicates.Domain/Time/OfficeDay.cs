namespace Duplicates.Domain.Time;

/// <summary>One date of an office, as its visitors are told of it (R6).</summary>
/// <param name="Date">The date.</param>
/// <param name="Hours">When it is open; null when it is closed all day.</param>
/// <param name="Reason">Why the date differs from the ordinary week; null when it does not.</param>
public sealed record OfficeDay(DateOnly Date, OpeningHours? Hours, BilingualText? Reason);
