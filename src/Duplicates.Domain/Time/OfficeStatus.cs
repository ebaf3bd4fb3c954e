namespace Duplicates.Domain.Time;

/// <summary>Whether an office receives visitors at a moment. All times are Almaty local time.</summary>
/// <param name="State">Open, at lunch or closed.</param>
/// <param name="Until">When open: the beginning of lunch or the closing, whichever is next; else null.</param>
/// <param name="OpensAt">
/// When not open: the next time it opens, possibly several days later; null also when there is none within a year.
/// </param>
public sealed record OfficeStatus(OfficeState State, DateTime? Until, DateTime? OpensAt);
