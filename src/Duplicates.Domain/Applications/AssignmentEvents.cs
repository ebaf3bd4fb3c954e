namespace Duplicates.Domain.Applications;

/// <summary>Somebody of the school now holds the case: claimed it, or was given it.</summary>
public sealed record CaseAssigned(DateTimeOffset At, Actor By, Actor Assignee, string? Note) : ApplicationEvent(At, By);

/// <summary>Nobody holds the case any more; a colleague may claim it.</summary>
public sealed record CaseReleased(DateTimeOffset At, Actor By, Actor Formerly, string? Note) : ApplicationEvent(At, By);
