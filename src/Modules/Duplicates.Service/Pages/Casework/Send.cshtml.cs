using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Duplicates.Service.Pages.Casework;

/// <summary>Sends the signed duplicate to the office of the Corporation that the applicant chose (R5.7).</summary>
internal sealed class SendModel(IWorkingCalendarSource calendars) : CaseActionPage
{
    public override NextAction Action => NextAction.SendToCorporation;

    /// <summary>The last day on which it is in time.</summary>
    public DateOnly LastDay => Application.LastSendingDay(calendars.Current);

    /// <summary>It would be sent later than that.</summary>
    public bool IsLate => DateOnly.FromDateTime(AlmatyTime.ToLocal(Now)) > LastDay;

    public Task<IActionResult> OnPostAsync() => ActAsync(() => Application.SendToCorporation(calendars.Current, Officer, Now));
}
