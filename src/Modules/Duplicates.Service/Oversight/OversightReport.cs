using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Complaints;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Oversight;

/// <summary>Counts whether the law is kept. It reads stretches of indexes that hold all it needs, and nothing personal.</summary>
internal sealed class OversightReport(DuplicatesDbContext db, ComplaintStore complaints)
{
    /// <summary>Overdue cases that are listed at the most.</summary>
    public const int MostOverdue = 100;

    private static readonly int Untrue = CaseOutcomes.Bit(RefusalGround.UntrueDocuments);
    private static readonly int NotMet = CaseOutcomes.Bit(RefusalGround.RequirementsNotMet);
    private static readonly int NoConsent = CaseOutcomes.Bit(RefusalGround.NoConsent);

    /// <summary>The figures of every organisation that holds a case of the period, about which somebody complained in it, or that passed a case on late in it.</summary>
    /// <param name="period">Whole months.</param>
    /// <param name="today">Almaty date.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<OfficeFigures>> ReadAsync(OversightPeriod period, DateOnly today, CancellationToken cancellationToken)
    {
        var counted = await db.Applications.Where(row => row.AcceptedOn >= period.First && row.AcceptedOn <= period.Through)
            .GroupBy(row => new { row.OfficeId, row.Channel })
            .Select(group => new
            {
                group.Key.OfficeId,
                group.Key.Channel,
                Figures = new OversightFigures
                {
                    Received = group.Count(),
                    InTime = group.Count(row => row.AnsweredOn != null && row.AnsweredOn <= row.DueOn),
                    Late = group.Count(row => row.AnsweredOn != null && row.AnsweredOn > row.DueOn),
                    InWork = group.Count(row => row.Outcome == null && row.DueOn >= today),
                    Overdue = group.Count(row => row.Outcome == null && row.DueOn < today),
                    Withdrawn = group.Count(row => row.Outcome == CaseOutcome.Withdrawn),
                    Refused = group.Count(row => row.Outcome == CaseOutcome.Refusal),
                    Untrue = group.Count(row => (row.RefusalGrounds & Untrue) != 0),
                    NotMet = group.Count(row => (row.RefusalGrounds & NotMet) != 0),
                    NoConsent = group.Count(row => (row.RefusalGrounds & NoConsent) != 0),
                },
            })
            .ToListAsync(cancellationToken);
        var came = counted.GroupBy(part => part.OfficeId, StringComparer.Ordinal).Select(office => new OfficeFigures(office.Key, OversightFigures.Sum(office.Select(part => part.Figures)))
        {
            ByChannel = office.ToDictionary(part => part.Channel, part => part.Figures),
        });
        var filed = await complaints.CountByOfficeAsync(StartOf(period.First), StartOf(period.Through.AddDays(1)), cancellationToken);
        var late = await db.Set<LateRedirectRow>().Where(row => row.On >= period.First && row.On <= period.Through).GroupBy(row => row.OfficeId)
            .Select(group => new OfficeFigures(group.Key, new OversightFigures { RedirectedLate = group.Count() })).ToListAsync(cancellationToken);
        return [.. came.Concat(late).Concat(filed.Select(office => new OfficeFigures(office.Key, new() { Complaints = office.Value })))
            .GroupBy(office => office.OfficeId, StringComparer.Ordinal)
            .Select(office => office.First() with { Figures = OversightFigures.Sum(office.Select(part => part.Figures)) })];
    }

    /// <summary>The overdue cases, the longest overdue first; one more than <see cref="MostOverdue"/> when there are more.</summary>
    /// <param name="officeIds">Of these organisations only; null for all.</param>
    /// <param name="today">Almaty date.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<OverdueCase>> OverdueAsync(IReadOnlyCollection<string>? officeIds, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = Awaited(awaitsResult: true).Where(row => row.DueOn < today);
        rows = officeIds is null ? rows : rows.Where(row => officeIds.Contains(row.OfficeId));
        return await rows.OrderBy(row => row.DueOn).ThenBy(row => row.Id).Take(MostOverdue + 1)
            .Select(row => new OverdueCase(row.Number!, row.OfficeId, row.DueOn!.Value, row.WaitsFor)).ToListAsync(cancellationToken);
    }

    private static DateTimeOffset StartOf(DateOnly day) => AlmatyTime.ToInstant(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The value is passed, because SQLite finds a column in an index only by comparing it with something.</summary>
    private IQueryable<ApplicationRow> Awaited(bool awaitsResult) => db.Applications.AsNoTracking().Where(row => row.AwaitsResult == awaitsResult);
}
