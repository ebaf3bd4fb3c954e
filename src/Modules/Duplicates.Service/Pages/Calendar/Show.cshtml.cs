using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Calendar;

/// <summary>A year of the working calendar, by which the terms are counted (R5.4).</summary>
[AllowAnonymous]
[PublicPage(Seconds = 30)]
internal sealed class ShowModel(IWorkingCalendarSource calendars, TimeProvider clock) : PageModel
{
    /// <summary>The year asked for; the current one when none is.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>The published years.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The year to look at.</summary>
    public CalendarYearView View { get; private set; } = null!;

    public IActionResult OnGet()
    {
        var (calendar, today) = (calendars.Current, AlmatyTime.Today(clock));
        Years = [.. calendar.Years.Order()];
        var year = Year ?? today.Year;
        if (Year is not null && !Years.Contains(year))
        {
            return NotFound();
        }

        View = new(year, calendar, today);
        return Page();
    }
}
