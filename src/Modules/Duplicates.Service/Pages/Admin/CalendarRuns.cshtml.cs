using Duplicates.Service.Calendar;
using Duplicates.Service.Deadlines;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Admin;

/// <summary>What followed from each change of the calendar: how many cases, how far it has come. No case is named.</summary>
[Authorize(Policy = ServicePolicies.Administrator)]
internal sealed class CalendarRunsModel(CalendarRuns runs) : PageModel
{
    /// <summary>The newest runs, newest first.</summary>
    public IReadOnlyList<CalendarRunRow> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Runs = await runs.NewestAsync(cancellationToken);

    /// <summary>The text of where a run stands.</summary>
    public static string StateOf(CalendarRunRow run) =>
        run.FinishedAt is not null ? "calendar.runs.finished"
        : run.IsSuperseded ? "calendar.runs.superseded"
        : run.IsSettling ? "calendar.runs.settling"
        : "calendar.runs.running";

    /// <summary>The days that differ, in words when any day may.</summary>
    public static string? DaysOf(CalendarRunRow run) =>
        run.Cause == CalendarRunRow.AnyDay || run.ChangedFrom > run.ChangedThrough ? null : run.Cause;
}
