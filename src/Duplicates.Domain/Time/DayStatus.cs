namespace Duplicates.Domain.Time;

/// <summary>Whether a date is a working day, and why.</summary>
/// <param name="Date">The date.</param>
/// <param name="IsWorking">Whether it is a working day.</param>
/// <param name="Reason">Why it is, or is not.</param>
/// <param name="Name">The name from the calendar; null for days of the ordinary week.</param>
public sealed record DayStatus(DateOnly Date, bool IsWorking, DayReason Reason, BilingualText? Name);
