namespace Duplicates.Domain.Time;

/// <summary>How a date differs from the ordinary week (R5.4).</summary>
public enum CalendarDayKind
{
    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>A day off moved here from a holiday on a weekend, or by order of the ministry.</summary>
    MovedDayOff,

    /// <summary>A day worked by order of the ministry, often a Saturday. Beats any day off on the same date.</summary>
    WorkingDay,
}
