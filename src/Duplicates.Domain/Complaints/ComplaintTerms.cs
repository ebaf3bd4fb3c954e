using Duplicates.Domain.Time;

namespace Duplicates.Domain.Complaints;

/// <summary>The numbers of the procedure. They are settings of the service and never shown as the law's.</summary>
/// <param name="FilingMonths">A complaint is in time for so many months after what it is about; the last day counts to midnight.</param>
/// <param name="AnswerWorkingDays">It is answered within so many working days of its registration.</param>
/// <param name="WorkerWorkingDays">A worker has so many working days before it goes to the head.</param>
/// <param name="HeadWorkingDays">The head has so many working days before it goes to the education department.</param>
/// <param name="DepartmentWorkingDays">The department has so many working days before it goes to the ministry.</param>
public sealed record ComplaintTerms(
    int FilingMonths = 3,
    int AnswerWorkingDays = 5,
    int WorkerWorkingDays = 1,
    int HeadWorkingDays = 2,
    int DepartmentWorkingDays = 5)
{
    /// <summary>The last day on which a complaint about something of <paramref name="happenedOn"/> is in time.</summary>
    public DateOnly LastFilingDay(DateOnly happenedOn) => happenedOn.AddMonths(FilingMonths);

    /// <summary>The last day of a level that holds the complaint from <paramref name="from"/> on; null for the last level.</summary>
    public DateOnly? LastDayOf(ComplaintLevel level, DateOnly from, WorkingCalendar calendar) => level switch
    {
        ComplaintLevel.Worker => calendar.AddWorkingDays(from, WorkerWorkingDays),
        ComplaintLevel.Head => calendar.AddWorkingDays(from, HeadWorkingDays),
        ComplaintLevel.Department => calendar.AddWorkingDays(from, DepartmentWorkingDays),
        _ => null,
    };
}
