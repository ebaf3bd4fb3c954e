using System.Globalization;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Calendar;
using Duplicates.Service.Casework;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The work list of a school, ordered by due date.</summary>
[Authorize(Policy = ServicePolicies.SchoolStaff)]
internal sealed class IndexModel(WorkList workList, IWorkingCalendarSource calendars, TimeProvider clock) : PageModel
{
    private const int SoonWorkingDays = 5;

    /// <summary>Shows finished cases in place of open ones.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    /// <summary>Where the page begins: due date and id of the last line before it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public WorkListPage List { get; private set; } = new([], null);

    /// <summary>The address part of the next page; null on the last one.</summary>
    public string? Next => List.Next is { } next ? $"{next.DueOn:yyyy-MM-dd}_{next.Id:N}" : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await workList.ReadAsync(SignedInPeople.Officer(User).OfficeId, !Done, Position(), cancellationToken);

    /// <summary>How urgent a case is: <c>overdue</c>, <c>soon</c> or <c>normal</c>.</summary>
    public string Urgency(DateOnly dueOn)
    {
        var today = AlmatyTime.Today(clock);
        return dueOn < today ? "overdue" : calendars.Current.WorkingDaysBetween(today, dueOn) <= SoonWorkingDays ? "soon" : "normal";
    }

    private WorkListPosition? Position() =>
        After?.Split('_') is [var date, var id]
        && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dueOn)
        && Guid.TryParse(id, out var lastId)
            ? new(dueOn, lastId)
            : null;
}
