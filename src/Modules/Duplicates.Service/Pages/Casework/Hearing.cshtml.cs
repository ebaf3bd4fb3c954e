using System.Globalization;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Casework;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Casework;

/// <summary>The head tells the applicant of the preliminary refusal and appoints a hearing (R7.4).</summary>
internal sealed class HearingModel(IWorkingCalendarSource calendars, IOptions<DuplicatesOptions> options) : CaseActionPage
{
    private const int LongestPlace = 300;

    public override NextAction Action => NextAction.AppointHearing;

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    /// <summary>The last day on which the hearing may take place when the notice goes out today.</summary>
    public DateOnly LastDay => options.Value.Hearing.LastHearingDay(Today, calendars.Current);

    /// <summary>The notice would go out later than it should.</summary>
    public bool IsLate => Today > options.Value.Hearing.LastNoticeDay(Application.Deadline!.DueOn, calendars.Current);

    private DateOnly Today => DateOnly.FromDateTime(AlmatyTime.ToLocal(Now));

    public void OnGet()
    {
        Day = LastDay.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        Time = "10:00";
    }

    public Task<IActionResult> OnPostAsync()
    {
        if (!DateOnly.TryParseExact(Day?.Trim(), ["dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            ModelState.AddModelError(nameof(Day), Texts["casework.hearing.day-error"]);
        }

        if (!TimeOnly.TryParseExact(Time?.Trim(), ["HH:mm", "H:mm", "HH.mm", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            ModelState.AddModelError(nameof(Time), Texts["casework.hearing.time-error"]);
        }

        RequireText(nameof(Place), Place, LongestPlace, "casework.hearing.place-error");
        return ActAsync(() => Application.AppointHearing(day.ToDateTime(time), Place!, options.Value.Hearing, calendars.Current, Officer, Now, HasSoleOfficer));
    }
}
