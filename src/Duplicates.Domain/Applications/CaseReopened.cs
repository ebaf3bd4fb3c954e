using Duplicates.Domain.Time;

namespace Duplicates.Domain.Applications;

/// <summary>A complaint about the refusal was satisfied: the refusal has no force, and the organisation decides anew.</summary>
/// <param name="At">UTC instant.</param>
/// <param name="By">Who answered the complaint.</param>
/// <param name="ComplaintNumber">The number of the complaint, as people read it.</param>
/// <param name="Deadline">The new term, counted from the day of the reopening.</param>
public sealed record CaseReopened(DateTimeOffset At, Actor By, string ComplaintNumber, Deadline Deadline) : ApplicationEvent(At, By);
