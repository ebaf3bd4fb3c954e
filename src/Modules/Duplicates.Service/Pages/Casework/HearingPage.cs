using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Offices;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Pages.Casework;

/// <summary>A page on which the head says when and where the applicant can be heard (R7.4).</summary>
internal abstract class HearingPage : CaseActionPage
{
    private HearingDays? _days;

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    /// <summary>The days of which one can be chosen, with the hours of the office on each.</summary>
    public IEnumerable<(DateOnly Day, OpeningHours Hours)> Possible =>
        from day in Days.WorkingDays(Calendar)
        let open = Days.HoursOn(day, Hours, Calendar)
        where open is not null
        select (day, open);

    private HearingDays Days => _days ??= Application.DaysForHearing(Options.Hearing, Calendar, Now);

    private WorkingHours Hours => HttpContext.RequestServices.GetRequiredService<IOffices>().Find(Application.OfficeId!)?.Hours ?? WorkingHours.SchoolDefault;

    private WorkingCalendar Calendar => HttpContext.RequestServices.GetRequiredService<IWorkingCalendarSource>().Current;

    private DuplicatesOptions Options => HttpContext.RequestServices.GetRequiredService<IOptions<DuplicatesOptions>>().Value;

    /// <summary>Fills in the last of the possible days, so that the applicant has the most time to prepare.</summary>
    public void OnGet()
    {
        var (day, hours) = Possible.Last();
        Day = day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        Time = (hours.Contains(new TimeOnly(10, 0)) ? new TimeOnly(10, 0) : hours.Opens).ToString("HH:mm", CultureInfo.InvariantCulture);
        Place = Application.Hearing?.Place;
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

        RequireText(nameof(Place), Place, TextLengths.Line, "casework.hearing.place-error");
        return ActAsync(() => Name(day.ToDateTime(time), Options.Hearing, Hours, Calendar));
    }

    /// <summary>Names the time and <see cref="Place"/>.</summary>
    protected abstract void Name(DateTime hearingAt, HearingTerms terms, WorkingHours hours, WorkingCalendar calendar);

    /// <inheritdoc />
    protected override string FieldOf(RuleViolation violation) => violation switch
    {
        RuleViolation.HearingOutsideTerm => nameof(Day),
        RuleViolation.HearingOutsideHours => nameof(Time),
        _ => base.FieldOf(violation),
    };
}
