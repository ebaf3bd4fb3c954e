using System.Text;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Offices;
using Duplicates.Service.Oversight;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Queue;

/// <summary>
/// Whether the fifteen minutes of R5.6 are kept: for the head in the own office, for inspectors everywhere. No visitor can be told from another.
/// </summary>
[Authorize(Policy = ServicePolicies.QueueFigures)]
internal sealed class FiguresModel(
    QueueFigures figures, QueueSheet sheet, IOffices offices, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Office { get; set; }

    /// <summary>Lines of regions or offices; empty when one office is shown.</summary>
    public IReadOnlyList<FigureLine<QueueNumbers>> Places { get; private set; } = [];

    public IReadOnlyList<FigureLine<QueueNumbers>> Hours { get; private set; } = [];

    public IReadOnlyList<FigureLine<QueueNumbers>> Weekdays { get; private set; } = [];

    public IReadOnlyDictionary<BreachReason, int> Reasons { get; private set; } = new Dictionary<BreachReason, int>();

    public QueueNumbers? Total { get; private set; }

    public bool IsInspector => User.IsInRole(ServiceRoles.MinistryInspector);

    /// <summary>The name of the office that is shown; null when none is.</summary>
    public string? OfficeName => Office is null ? null : offices.Find(Office)?.Name.In(ReaderLanguage.Current);

    /// <summary>The period as it stands in addresses.</summary>
    public string Query => $"from={From}&to={To}";

    public IEnumerable<Choice> Months => OversightPeriod.Choices(Today).Select(month =>
        new Choice(OversightPeriod.Write(month), texts["oversight.month", month.Year, texts[$"oversight.month.{month.Month}"].Value]));

    private DateOnly Today => AlmatyTime.Today(clock);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (period, rows) = await ReadAsync(cancellationToken);
        Total = rows.Count == 0 ? null : QueueNumbers.Of(rows);
        if (Office is null)
        {
            Places = sheet.ByPlace(rows, Region);
        }
        else
        {
            (Hours, Weekdays) = (sheet.ByHour(rows), sheet.ByWeekday(rows));
            Reasons = await figures.ReasonsAsync(period.First, period.Through, Office, cancellationToken);
        }
    }

    /// <summary>The same as a file: UTF-8 with a byte order mark and semicolons.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        var (_, rows) = await ReadAsync(cancellationToken);
        var lines = sheet.File(rows).Select(CsvLine.Write);
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines))], "text/csv; charset=utf-8", $"queue-{From}-{To}.csv");
    }

    private async Task<(OversightPeriod Period, List<QueueFigureRow> Rows)> ReadAsync(CancellationToken cancellationToken)
    {
        var period = OversightPeriod.Read(From ?? OversightPeriod.Write(Today), To, Today);
        (From, To) = (OversightPeriod.Write(period.First), OversightPeriod.Write(period.Last));
        Region = Region is not null && Regions.Codes.Contains(Region, StringComparer.Ordinal) ? Region : null;
        Office = IsInspector ? (Office is not null && offices.Find(Office) is not null ? Office : null) : SignedInPeople.Operator(User).OfficeId;
        return (period, period.IsBackwards ? [] : await figures.ReadAsync(period.First, period.Through, Office, cancellationToken));
    }
}
