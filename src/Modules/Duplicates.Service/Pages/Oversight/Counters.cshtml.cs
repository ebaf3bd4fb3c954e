using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Offices;
using Duplicates.Service.Oversight;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Oversight;

/// <summary>
/// The work in person of the offices of the Corporation: visitors, steps of an intake, the courier, results that wait, visits at home. The head
/// sees the own office, inspectors all. Nobody can be told from another.
/// </summary>
[Authorize(Policy = ServicePolicies.QueueFigures)]
internal sealed class CountersModel(CounterReport report, IOffices offices, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Office { get; set; }

    /// <summary>Lines of regions or of the offices of one; a single one when one office is shown.</summary>
    public IReadOnlyList<FigureLine<CounterNumbers>> Lines { get; private set; } = [];

    public CounterNumbers Total { get; private set; } = CounterNumbers.Of([], [], 0);

    public bool IsInspector => User.IsInRole(ServiceRoles.MinistryInspector);

    /// <summary>The name of the office that is shown; null when none is.</summary>
    public string? OfficeName => Office is null ? null : offices.Find(Office)?.Name.In(ReaderLanguage.Current);

    public IEnumerable<Choice> Months => OversightPeriod.Choices(Today).Select(month =>
        new Choice(OversightPeriod.Write(month), texts["oversight.month", month.Year, texts[$"oversight.month.{month.Month}"].Value]));

    /// <summary>The lines as a table; each opens what it is of.</summary>
    public FigureTable Table => FigureTable.Of(
        "places",
        texts[Region is null && Office is null ? "oversight.region" : "queue.figures.office"].Value,
        Lines,
        Total,
        CounterReport.Columns,
        "oversight.counters",
        $"{SitePaths.CounterFigures}?from={From}&to={To}&{(Region is null ? "region" : "office")}=",
        texts);

    private DateOnly Today => AlmatyTime.Today(clock);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var period = OversightPeriod.Read(From ?? OversightPeriod.Write(Today), To, Today);
        (From, To) = (OversightPeriod.Write(period.First), OversightPeriod.Write(period.Last));
        Region = Region is not null && Regions.Codes.Contains(Region, StringComparer.Ordinal) ? Region : null;
        Office = !IsInspector ? SignedInPeople.Operator(User).OfficeId : Office is not null && offices.Find(Office) is { Kind: OfficeKind.Corporation } ? Office : null;
        if (period.IsBackwards)
        {
            ModelState.AddModelError(nameof(To), texts["oversight.period-error"]);
            return;
        }

        (Lines, Total) = await report.ReadAsync(period, Office, Office is null ? Region : null, cancellationToken);
    }
}
