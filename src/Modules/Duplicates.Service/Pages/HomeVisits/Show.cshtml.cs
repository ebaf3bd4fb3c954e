using System.Globalization;
using Duplicates.Domain.HomeVisits;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.Time;
using Duplicates.Service.HomeVisits;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.HomeVisits;

/// <summary>A visit at home and what can be done with it now (R8.1).</summary>
internal sealed class ShowModel(HomeVisitDesk desk, HomeVisitIntake intake, IOffices offices, IStringLocalizer<ServiceTexts> texts, TimeProvider clock) : HomeVisitPage(desk, texts)
{
    private readonly HomeVisitDesk _desk = desk;

    /// <summary>A colleague was faster, or the visit cannot do what was asked.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Stale { get; set; }

    /// <summary>It was seen that the person is entitled to a visit.</summary>
    [BindProperty]
    public bool IsEntitled { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? FirstWorker { get; set; }

    [BindProperty]
    public string? SecondWorker { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The number of the case that the visit became; null when it became none.</summary>
    public ApplicationNumber? Number { get; private set; }

    public string? SchoolName => Visit.Row.SchoolId is { } id ? offices.Find(id)?.Name.In(ReaderLanguage.Current) : null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var row = Visit.Row;
        (Day, From, To) = (row.PlannedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.WindowFrom?.ToString("HH:mm", CultureInfo.InvariantCulture), row.WindowTo?.ToString("HH:mm", CultureInfo.InvariantCulture));
        (FirstWorker, SecondWorker) = (row.FirstWorker ?? Officer.Name, row.SecondWorker);
        Number = await intake.FindAsync(Visit, Officer, cancellationToken);
    }

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        if (!IsEntitled)
        {
            ModelState.AddModelError(nameof(IsEntitled), Texts["home-visits.entitled.error"]);
        }

        return GoOnAsync(() => _desk.ConfirmAsync(Id, Officer, cancellationToken));
    }

    public Task<IActionResult> OnPostPlanAsync(CancellationToken cancellationToken)
    {
        var plan = ReadPlan();
        return GoOnAsync(() => _desk.PlanAsync(Id, plan!, Officer, cancellationToken));
    }

    public Task<IActionResult> OnPostSetOutAsync(CancellationToken cancellationToken)
    {
        if (Visit.Row.SchoolId is null)
        {
            ModelState.AddModelError(string.Empty, Texts["home-visits.school.error"]);
        }

        return GoOnAsync(() => _desk.SetOutAsync(Id, Officer, cancellationToken));
    }

    public Task<IActionResult> OnPostNotAtHomeAsync(CancellationToken cancellationToken) => GoOnAsync(() => _desk.EndAsync(Id, HomeVisitState.NotAtHome, reason: null, Officer, cancellationToken));

    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) => GoOnAsync(() => _desk.EndAsync(Id, HomeVisitState.Cancelled, reason: null, Officer, cancellationToken));

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken)
    {
        RequireLine(nameof(Reason), Reason, "home-visits.reason.error");
        return GoOnAsync(() => _desk.EndAsync(Id, HomeVisitState.Refused, Reason!.Trim(), Officer, cancellationToken));
    }

    private HomeVisitPlan? ReadPlan()
    {
        if (!DateOnly.TryParseExact(Day?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day < AlmatyTime.Today(clock))
        {
            ModelState.AddModelError(nameof(Day), Texts["home-visits.day.error"]);
        }

        var (isFrom, isTo) = (TryReadTime(From, out var from), TryReadTime(To, out var to));
        if (!isFrom || !isTo || to <= from)
        {
            ModelState.AddModelError(isFrom ? nameof(To) : nameof(From), Texts["home-visits.window.error"]);
        }

        RequireLine(nameof(FirstWorker), FirstWorker, "home-visits.worker.error");
        RequireLine(nameof(SecondWorker), SecondWorker, "home-visits.worker.error");
        if (string.Equals(FirstWorker?.Trim(), SecondWorker?.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            ModelState.AddModelError(nameof(SecondWorker), Texts["home-visits.worker.two"]);
        }

        return ModelState.IsValid ? new(day, from, to, FirstWorker!.Trim(), SecondWorker!.Trim()) : null;
    }

    private static bool TryReadTime(string? typed, out TimeOnly time) => TimeOnly.TryParseExact(typed?.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
