using Duplicates.Service.Courier;
using Duplicates.Service.Offices;
using Duplicates.Service.OfficeWork;
using Duplicates.Service.Queue;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Forms;

namespace Duplicates.Service.Oversight;

/// <summary>The work in person of some offices of the Corporation.</summary>
/// <param name="Visitors">Who came and how long they waited and were served (R5.6).</param>
/// <param name="Intakes">Applications that were accepted at a counter.</param>
/// <param name="Steps">The median of minutes at each step of an intake, in the order of the steps; null without any.</param>
/// <param name="Bags">Bags that arrived, either way.</param>
/// <param name="BagsWithDifferences">Of them, those in which something was missing, extra or damaged.</param>
/// <param name="MedianTransit">The median of their days with the courier.</param>
/// <param name="Results">Results that wait now to be collected.</param>
/// <param name="Visits">Applications taken in at home (R8.1).</param>
/// <param name="MedianVisitWait">The median of days from the request to them.</param>
/// <param name="VisitsNotMade">Visits that brought no application.</param>
internal sealed record CounterNumbers(
    QueueNumbers Visitors, int Intakes, IReadOnlyList<int?> Steps, int Bags, int BagsWithDifferences, int? MedianTransit, int Results, int Visits, int? MedianVisitWait, int VisitsNotMade)
{
    /// <summary>The steps of an intake, in their order.</summary>
    public static IReadOnlyList<OfficeMeasure> IntakeSteps { get; } =
        [OfficeMeasure.IntakePerson, OfficeMeasure.IntakeSchool, OfficeMeasure.IntakeRequest, OfficeMeasure.IntakePapers];

    /// <summary>Sums rows up.</summary>
    public static CounterNumbers Of(IReadOnlyCollection<QueueFigureRow> visitors, IReadOnlyCollection<OfficeWorkRow> work, int results)
    {
        int TimesOf(OfficeMeasure measure) => work.Where(row => row.Measure == measure).Sum(row => row.Times);
        int? MedianOf(OfficeMeasure measure) => Percentiles.Of(work.Where(row => row.Measure == measure).Select(row => (row.Amount, row.Times)), 50);
        return new(
            QueueNumbers.Of(visitors),
            TimesOf(OfficeMeasure.IntakePapers),
            [.. IntakeSteps.Select(MedianOf)],
            TimesOf(OfficeMeasure.Transit),
            TimesOf(OfficeMeasure.Differences),
            MedianOf(OfficeMeasure.Transit),
            results,
            TimesOf(OfficeMeasure.VisitMade),
            MedianOf(OfficeMeasure.VisitMade),
            TimesOf(OfficeMeasure.VisitNotMade));
    }
}

/// <summary>What offices of the Corporation did in person, for inspectors by region or by the offices of one, and for the head of an office.</summary>
internal sealed class CounterReport(QueueFigures queue, OfficeWorkCounts work, UncollectedResults results, IOffices offices)
{
    /// <summary>All columns.</summary>
    public static IReadOnlyList<FigureColumn<CounterNumbers>> Columns { get; } =
    [
        new("visitors", numbers => numbers.Visitors.Visits),
        new("wait", numbers => numbers.Visitors.MedianWait),
        new("served", numbers => numbers.Visitors.MedianServed),
        new("intakes", numbers => numbers.Intakes),
        .. CounterNumbers.IntakeSteps.Select((step, place) => new FigureColumn<CounterNumbers>(NameOf(step), numbers => numbers.Steps[place])),
        new("bags", numbers => numbers.Bags),
        new("differences", numbers => numbers.BagsWithDifferences),
        new("transit", numbers => numbers.MedianTransit),
        new("results", numbers => numbers.Results),
        new("visits", numbers => numbers.Visits),
        new("visit-wait", numbers => numbers.MedianVisitWait),
        new("visits-not-made", numbers => numbers.VisitsNotMade),
    ];

    /// <summary>The figures of one office, or a line for each region or each office of one.</summary>
    public async Task<(IReadOnlyList<FigureLine<CounterNumbers>> Lines, CounterNumbers Total)> ReadAsync(OversightPeriod period, string? officeId, string? region, CancellationToken cancellationToken)
    {
        var visitors = await queue.ReadAsync(period.First, period.Through, officeId, cancellationToken);
        var counted = await work.ReadAsync(period.First, period.Through, officeId, cancellationToken);
        var waiting = await results.CountAsync(officeId, cancellationToken);
        var shown = offices.All.Where(office => office.Kind is OfficeKind.Corporation && (officeId is null || office.Id == officeId) && (region is null || office.Region == region)).ToList();
        CounterNumbers NumbersOf(IEnumerable<Office> some)
        {
            var ids = some.Select(office => office.Id).ToHashSet(StringComparer.Ordinal);
            return CounterNumbers.Of(
                [.. visitors.Where(row => ids.Contains(row.OfficeId))], [.. counted.Where(row => ids.Contains(row.OfficeId))], waiting.Where(one => ids.Contains(one.Key)).Sum(one => one.Value));
        }

        var language = ReaderLanguage.Current;
        var lines = shown.GroupBy(office => region is null && officeId is null ? office.Region : office.Id, StringComparer.Ordinal)
            .Select(group => new FigureLine<CounterNumbers>(group.Key == group.First().Id ? group.First().Name.In(language) : Regions.Name(group.Key).In(language), group.Key, NumbersOf(group)))
            .OrderBy(line => line.Name, StringComparer.CurrentCulture);
        return ([.. lines], NumbersOf(shown));
    }

    private static string NameOf(OfficeMeasure step) => step switch
    {
        OfficeMeasure.IntakePerson => "person",
        OfficeMeasure.IntakeSchool => "school",
        OfficeMeasure.IntakeRequest => "request",
        _ => "papers",
    };
}
