namespace Duplicates.Domain.Time;

/// <summary>Whether an office receives visitors.</summary>
public enum OfficeState
{
    /// <summary>It does.</summary>
    Open,

    /// <summary>Not now: it is the lunch break.</summary>
    Lunch,

    /// <summary>Not now: before opening, after closing, or a day off.</summary>
    Closed,
}
