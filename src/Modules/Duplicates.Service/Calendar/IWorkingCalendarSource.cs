using Duplicates.Domain.Time;

namespace Duplicates.Service.Calendar;

/// <summary>The port through which the service reads the published working calendar (R5.4).</summary>
public interface IWorkingCalendarSource
{
    /// <summary>All published years as one calendar.</summary>
    WorkingCalendar Current { get; }
}
