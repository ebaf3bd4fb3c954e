namespace Duplicates.Domain.Time;

/// <summary>Why a date is a working day or a day off (R5.4).</summary>
public enum DayReason
{
    /// <summary>A working day of the ordinary week.</summary>
    OrdinaryWorkingDay,

    /// <summary>Worked by order of the ministry.</summary>
    MovedWorkingDay,

    /// <summary>A day off of every week, such as Sunday.</summary>
    WeeklyDayOff,

    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>A day off moved to this date.</summary>
    MovedDayOff,
}
