namespace Duplicates.Domain.Time;

/// <summary>A day between acceptance and the due date, so that people can check the count themselves.</summary>
/// <param name="Date">The date.</param>
/// <param name="Counted">Which working day of the term it is, from 1; null for a day off, which is not counted.</param>
/// <param name="Reason">Why it is counted, or not.</param>
/// <param name="Name">The name from the calendar; null for days of the ordinary week.</param>
public sealed record DeadlineDay(DateOnly Date, int? Counted, DayReason Reason, BilingualText? Name);
