using Duplicates.Domain.Time;

namespace Duplicates.Service.Calendar;

/// <summary>A day that two states of a year tell differently; null means that it is an ordinary day.</summary>
internal sealed record ChangedDay(DateOnly Date, CalendarDay? Before, CalendarDay? After);
