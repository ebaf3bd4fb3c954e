using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Deadlines;
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

/// <summary>Shows the ministry whether the law is kept: by regions, or by the organisations of one.</summary>
[Authorize(Policy = ServicePolicies.Inspector)]
internal sealed class IndexModel(OversightReport report, PressingCases pressing, OversightTable table, IWorkingCalendarSource calendars, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    public IReadOnlyList<OversightLine> Lines { get; private set; } = [];

    /// <summary>The same applications by the doors through which they came.</summary>
    public IReadOnlyList<OversightLine> ByChannel { get; private set; } = [];

    public IReadOnlyList<OverdueCase> Overdue { get; private set; } = [];

    public PressingNow Pressing { get; private set; } = new(0, 0, 0, 0);

    public OversightFigures Total => OversightFigures.Sum(Lines.Select(line => line.Figures));

    public IEnumerable<Choice> Months => OversightPeriod.Choices(Today).Select(month =>
        new Choice(OversightPeriod.Write(month), texts["oversight.month", month.Year, texts[$"oversight.month.{month.Month}"].Value]));

    public static IEnumerable<Choice> AllRegions =>
        Regions.Codes.Select(code => new Choice(code, Regions.Name(code).In(ReaderLanguage.Current))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture);

    /// <summary>The period as it stands in addresses.</summary>
    public string Query => $"from={From}&to={To}";

    private DateOnly Today => AlmatyTime.Today(clock);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var period = OversightPeriod.Read(From, To, Today);
        (From, To) = (OversightPeriod.Write(period.First), OversightPeriod.Write(period.Last));
        Region = Region is not null && Regions.Codes.Contains(Region, StringComparer.Ordinal) ? Region : null;
        Pressing = await pressing.CountAsync(Today, calendars.Current, cancellationToken);
        Overdue = await report.OverdueAsync(table.OfficesOf(Region), Today, cancellationToken);
        if (period.IsBackwards)
        {
            ModelState.AddModelError(nameof(To), texts["oversight.period-error"]);
            return;
        }

        var figures = await report.ReadAsync(period, Today, cancellationToken);
        (Lines, ByChannel) = (table.Lines(figures, Region), table.LinesByChannel(figures, Region));
    }

    /// <summary>The name of an organisation in the reader's language.</summary>
    public string NameOf(string officeId) => table.NameOf(officeId);
}
