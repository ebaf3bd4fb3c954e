using Duplicates.Domain.Time;
using Duplicates.Service.Offices;
using Duplicates.Service.Oversight;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Duplicates.Service.Web.Forms;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.Booking;

/// <summary>How long people wait in the country, in a region, in an office, and when it is quiet there: for everybody, without small counts (R5.6).</summary>
[AllowAnonymous]
[PublicPage]
internal sealed class FiguresModel(
    PublicFigures figures, QueueSheet sheet, IOffices offices, TimeProvider clock, IStringLocalizer<ServiceTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Office { get; set; }

    /// <summary>The offices that are shown together; none when nothing is known of the month.</summary>
    public IReadOnlyList<OfficeMonth> Shown { get; private set; } = [];

    /// <summary>Lines of regions, or of the offices of one; empty when one office is shown.</summary>
    public IReadOnlyList<FigureLine<QueueNumbers>> Places { get; private set; } = [];

    public QueueNumbers Total { get; private set; } = QueueNumbers.Of([]);

    /// <summary>The name of the office that is shown; null when none is.</summary>
    public string? OfficeName => Office is null ? null : offices.Find(Office)?.Name.In(ReaderLanguage.Current);

    public IEnumerable<Choice> Months => PublicFigures.MonthsUntil(Today).Select(month =>
        new Choice(OversightPeriod.Write(month), texts["oversight.month", month.Year, texts[$"oversight.month.{month.Month}"].Value]));

    /// <summary>The regions that have offices of the Corporation.</summary>
    public IEnumerable<Choice> AllRegions => offices.All.Where(office => office.Kind is OfficeKind.Corporation).Select(office => office.Region)
        .Distinct(StringComparer.Ordinal).Select(code => new Choice(code, Regions.Name(code).In(ReaderLanguage.Current)))
        .OrderBy(choice => choice.Text, StringComparer.CurrentCulture);

    private DateOnly Today => AlmatyTime.Today(clock);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var month = PublicFigures.MonthsUntil(Today).FirstOrDefault(month => OversightPeriod.Write(month) == Month, new(Today.Year, Today.Month, 1));
        Month = OversightPeriod.Write(month);
        Office = Office is not null && offices.Find(Office) is { Kind: OfficeKind.Corporation } ? Office : null;
        Region = Office is null ? Region : offices.Find(Office)!.Region;
        Region = Region is not null && Regions.Codes.Contains(Region, StringComparer.Ordinal) ? Region : null;
        Shown = [.. (await figures.ReadAsync(month, cancellationToken)).Where(IsShown)];
        var rows = Shown.SelectMany(office => office.Lengths).ToList();
        Total = QueueNumbers.Of(rows);
        Places = Office is null ? sheet.ByPlace(rows, Region) : [];
    }

    /// <summary>The name of an hour or a weekday.</summary>
    public string NameOf(VisitCount count, bool isWeekday) =>
        isWeekday ? texts.Weekday(DateOnly.FromDayNumber(count.Key).DayOfWeek) : texts.Time(new TimeOnly(count.Key, 0));

    private bool IsShown(OfficeMonth one) =>
        offices.Find(one.OfficeId) is { } office && (Office is null ? Region is null || office.Region == Region : office.Id == Office);
}
