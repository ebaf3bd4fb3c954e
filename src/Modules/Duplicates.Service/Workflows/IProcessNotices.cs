using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Workflows;

/// <summary>Through which a process that a door brings has staff told.</summary>
public interface IProcessNotices
{
    /// <summary>The notices that a process may send: <c>not-collected</c> and <c>task-overdue</c>.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>
    /// Puts a notice of a case into the inbox of staff and stores it. Whoever is told <c>task-overdue</c> sees the step in the work list, too,
    /// until the case goes on.
    /// </summary>
    /// <param name="applicationId">The case.</param>
    /// <param name="role">Who is told: one of <see cref="ServiceRoles"/>; of a school's roles, those at the school that holds the case.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="day">The Almaty date that the text names; null when it names none.</param>
    /// <param name="cancellationToken">Ends the waiting for the database.</param>
    Task TellAsync(Guid applicationId, string role, string kind, DateOnly? day, CancellationToken cancellationToken);
}

internal sealed class ProcessNotices(DuplicatesDbContext db, StaffNotices notices) : IProcessNotices
{
    /// <inheritdoc />
    public IReadOnlyList<string> Kinds => [.. WorkflowNotices.Kinds, NoticesBesideSteps.TaskOverdue];

    /// <inheritdoc />
    public async Task TellAsync(Guid applicationId, string role, string kind, DateOnly? day, CancellationToken cancellationToken)
    {
        var found = await db.Applications.AsNoTracking().Where(row => row.Id == applicationId).Select(row => new { row.Number, row.OfficeId, row.Version }).SingleAsync(cancellationToken);
        var detail = day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        notices.Tell(new(WorkflowNotices.OfficeFor(role, found.OfficeId), role, null, kind, applicationId, found.Number!, detail));
        await db.SaveChangesAsync(cancellationToken);
        if (kind is NoticesBesideSteps.TaskOverdue)
        {
            await db.Applications.Where(row => row.Id == applicationId && row.Version == found.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.EscalatedTo, role), cancellationToken);
        }
    }
}
