using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Casework;

/// <summary>
/// Keeps what the work list needs of a case beside the case: who holds it, by which words it is found, until when it is passed on, and that a
/// step that was overdue is done.
/// </summary>
internal sealed class WorkListProjection(DuplicatesDbContext db, IOptions<DuplicatesOptions> options) : IApplicationReaction
{
    /// <inheritdoc />
    public ReactionTurn Turn => ReactionTurn.WorkList;

    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        var row = await db.Applications.SingleInChangeAsync(application.Id, cancellationToken);
        row.AssigneeId = application.Assignee?.Id;
        row.AssigneeName = application.Assignee?.DisplayName;
        row.RedirectUntil = application.IsAddresseeOpen ? application.LastRedirectDay(options.Value.Redirect) : null;
        if (happened.Any(one => CaseSteps.Of(one).MoveOf(one) is not ProcessMove.Beside))
        {
            row.EscalatedTo = null;
        }

        if (happened.Any(one => one is ApplicationSubmitted or ApplicationRedirected))
        {
            await MoveWordsAsync(row, cancellationToken);
        }
    }

    private async Task MoveWordsAsync(ApplicationRow row, CancellationToken cancellationToken)
    {
        db.CaseNameWords.RemoveRange(await db.CaseNameWords.Where(word => word.ApplicationId == row.Id).ToListAsync(cancellationToken));
        foreach (var word in CaseNameWordRow.WordsOf(row.LearnerNameFolded))
        {
            db.CaseNameWords.Add(new() { OfficeId = row.OfficeId, Word = word, ApplicationId = row.Id });
        }
    }
}

/// <summary>Reads of rows that the change at hand has touched.</summary>
internal static class RowsInChange
{
    /// <summary>The row as the change leaves it, also when it is not stored yet.</summary>
    public static async Task<ApplicationRow> SingleInChangeAsync(this DbSet<ApplicationRow> rows, Guid id, CancellationToken cancellationToken) =>
        await rows.FindAsync([id], cancellationToken) ?? throw new InvalidOperationException("A case is stored with its row.");
}
