using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Content;
using Duplicates.Service.Deadlines;
using Duplicates.Service.Editor;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Editor;

/// <summary>A year of the working calendar for its editor: days are set and taken back one by one and saved as a draft (R5.4).</summary>
[Authorize(Policy = ServicePolicies.Editor)]
internal sealed class CalendarYearModel(CalendarEditing editing, IWorkingCalendarSource calendars, CalendarRuns runs, IStringLocalizer<ServiceTexts> texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>The day to set.</summary>
    [BindProperty]
    public CalendarDayForm Day { get; set; } = new();

    /// <summary>The version that the editor sees.</summary>
    [BindProperty]
    public string Version { get; set; } = string.Empty;

    /// <summary>All years.</summary>
    public IReadOnlyList<EditedYear> Years { get; private set; } = [];

    /// <summary>The year that is edited.</summary>
    public EditedYear Edited { get; private set; } = null!;

    /// <summary>The year as it would be.</summary>
    public CalendarYearView View => new(Edited.Newest.Year, Edited.Newest.In(calendars.Current), AlmatyTime.Today(clock));

    /// <summary>The year is over.</summary>
    public bool IsLocked => editing.IsLocked(Edited.Newest.Year);

    /// <summary>The last recalculation; null when there was none.</summary>
    public CalendarRunRow? LastRun { get; private set; }

    /// <summary>The versions of the year, the newest first.</summary>
    public IReadOnlyList<CalendarVersion> History { get; private set; } = [];

    /// <summary>Whether the year after the last one may be added here.</summary>
    public bool MayAddNext => Years[^1].Newest.Year == Edited.Newest.Year && CalendarEditing.MayAddNext(Years);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ChangeAsync(year =>
    {
        var (day, problems) = Day.Read(year);
        foreach (var (field, text) in problems)
        {
            ModelState.AddModelError($"{nameof(Day)}.{field}", texts[text]);
        }

        return day is null ? null : year.With(day);
    }, cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(DateOnly date, CancellationToken cancellationToken) =>
        ChangeAsync(year => ModelState.IsValid ? year.Without(date) : null, cancellationToken);

    public Task<IActionResult> OnPostRestoreAsync(string restored, CancellationToken cancellationToken) =>
        ActAsync(async () => await editing.RestoreAsync(Edited, restored, Version, EditorDesk.EditorOf(User), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostDropAsync(int changes, CancellationToken cancellationToken) =>
        ActAsync(async () => await editing.DropDraftAsync(Edited, changes, EditorDesk.EditorOf(User), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostNextAsync(CancellationToken cancellationToken) =>
        this.GoTo(await editing.AddNextAsync(EditorDesk.EditorOf(User), cancellationToken) is { } next ? SitePaths.EditorYear(next) : SitePaths.EditorCalendar);

    private Task<IActionResult> ChangeAsync(Func<CalendarYear, CalendarYear?> change, CancellationToken cancellationToken) => ActAsync(
        async () => change(Edited.Newest) is { } changed ? await editing.SaveAsync(Edited, Version, changed, EditorDesk.EditorOf(User), cancellationToken) : null,
        cancellationToken);

    private async Task<IActionResult> ActAsync(Func<Task<ContentOutcome?>> act, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (IsLocked)
        {
            return Forbid();
        }

        switch (await act())
        {
            case null:
                return Page();
            case ContentOutcome.Done done:
                return this.GoTo(done.Set.Latest.Count == 0 ? SitePaths.EditorCalendar : SitePaths.EditorYear(Edited.Newest.Year));
        }

        await LoadAsync(cancellationToken);
        ModelState.Clear();
        ModelState.AddModelError(string.Empty, texts["calendar-editor.changed-meanwhile"]);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Years = await editing.YearsAsync(cancellationToken);
        var wanted = Year ?? AlmatyTime.Today(clock).Year;
        if ((Years.FirstOrDefault(year => year.Newest.Year == wanted) ?? (Year is null && Years.Count > 0 ? Years[^1] : null)) is not { } found)
        {
            return false;
        }

        Edited = found;
        History = await editing.HistoryAsync(found, cancellationToken);
        LastRun = await runs.NewestAsync(cancellationToken) is [var run, ..] ? run : null;
        return true;
    }
}
