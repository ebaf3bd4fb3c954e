using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Casework;

/// <summary>A line of the work list.</summary>
internal sealed record WorkListLine(Guid Id, string Number, string LearnerName, CertificateKind Kind, ApplicationState State, ProposedOutcome? Proposal, DateOnly DueOn)
{
    /// <summary>The number as people read it.</summary>
    public string SpokenNumber => ApplicationNumber.TryParse(Number, out var number, out _) ? number.ToString() : Number;
}

/// <summary>A page of the work list, and where the next one begins.</summary>
internal sealed record WorkListPage(IReadOnlyList<WorkListLine> Lines, WorkListPosition? Next);

/// <summary>The last line of a page: the next page begins after it.</summary>
internal sealed record WorkListPosition(DateOnly DueOn, Guid Id);

/// <summary>The cases of one school, the most urgent first. A page costs the same however many cases there are.</summary>
internal sealed class WorkList(DuplicatesDbContext db)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of the school's open cases, or of its finished ones.</summary>
    public async Task<WorkListPage> ReadAsync(string officeId, bool open, WorkListPosition? after, CancellationToken cancellationToken)
    {
        var rows = db.Applications.AsNoTracking().Where(row => row.OfficeId == officeId && row.IsOpen == open && row.DueOn != null);
        if (after is not null)
        {
            rows = rows.Where(row => row.DueOn > after.DueOn || (row.DueOn == after.DueOn && row.Id.CompareTo(after.Id) > 0));
        }

        var found = await rows.OrderBy(row => row.DueOn).ThenBy(row => row.Id).Take(PageSize + 1)
            .Select(row => new { row.Id, row.Number, row.LearnerName, row.Level, row.Distinction, row.State, row.Proposal, row.DueOn })
            .ToListAsync(cancellationToken);
        List<WorkListLine> lines = [.. found.Take(PageSize).Select(row =>
            new WorkListLine(row.Id, row.Number!, row.LearnerName, new(row.Level, row.Distinction), row.State, row.Proposal, row.DueOn!.Value))];
        return new(lines, found.Count > PageSize ? new(lines[^1].DueOn, lines[^1].Id) : null);
    }
}
