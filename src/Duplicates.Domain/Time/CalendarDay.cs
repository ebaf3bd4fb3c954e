namespace Duplicates.Domain.Time;

/// <summary>A date that differs from the ordinary week (R5.4).</summary>
/// <param name="Date">The date.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Name">What to call it on a page.</param>
/// <param name="MovedFrom">The date whose day off or working day was moved here; null when nothing was moved.</param>
public sealed record CalendarDay(DateOnly Date, CalendarDayKind Kind, BilingualText Name, DateOnly? MovedFrom = null);
