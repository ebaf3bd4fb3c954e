namespace Duplicates.Domain.Time;

/// <summary>Why an application is accepted on the day it is (R5.2).</summary>
public enum AcceptanceReason
{
    /// <summary>It arrived on a working day before closing time.</summary>
    SameDay,

    /// <summary>It arrived on a working day at closing time or later, so it is accepted on the next working day.</summary>
    AfterHours,

    /// <summary>It arrived on a day off or a holiday, so it is accepted on the next working day.</summary>
    DayOff,
}
