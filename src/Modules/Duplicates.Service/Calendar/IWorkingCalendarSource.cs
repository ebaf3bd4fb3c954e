using Duplicates.Domain.Time;

namespace Duplicates.Service.Calendar;

/// <summary>The port through which the service reads the published working calendar (R5.4).</summary>
public interface IWorkingCalendarSource
{
    /// <summary>All published years as one calendar, as this host last read them.</summary>
    WorkingCalendar Current { get; }

    /// <summary>The calendar as it is published this moment; another host may have published it.</summary>
    Task<WorkingCalendar> ReadCurrentAsync(CancellationToken cancellationToken);
}
