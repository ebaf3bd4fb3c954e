using Duplicates.Service.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Notifications;
using Duplicates.Service.Offices;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Workflows;

/// <summary>Puts what a process did beside the change of the case; whoever saves the case saves it all.</summary>
internal sealed class WorkflowChanges(DuplicatesDbContext db, StaffNotices notices, IOffices offices)
{
    /// <summary>A process that has not begun yet.</summary>
    public static WorkflowInstanceRow NewInstance(Guid applicationId, string collectionOfficeId, WorkflowGraph graph, DateTimeOffset at) =>
        new() { ApplicationId = applicationId, CollectionOfficeId = collectionOfficeId, TypeId = graph.TypeId, TypeVersion = graph.Version, StartedAt = at };

    /// <summary>The process of a case, to be changed; null when it has none.</summary>
    public Task<WorkflowInstanceRow?> FindAsync(Guid applicationId, CancellationToken cancellationToken) =>
        db.WorkflowInstances.Include(row => row.Waits).SingleOrDefaultAsync(row => row.ApplicationId == applicationId, cancellationToken);

    /// <summary>The row of a case, to be changed.</summary>
    public async Task<ApplicationRow> CaseAsync(Guid applicationId, CancellationToken cancellationToken) =>
        (await db.Applications.FindAsync([applicationId], cancellationToken))!;

    /// <summary>Keeps the steps, the notices and whom the case waits for.</summary>
    public async Task KeepAsync(WorkflowInstanceRow instance, WorkflowRun run, CancellationToken cancellationToken)
    {
        db.WorkflowSteps.AddRange(run.Steps);
        run.Notices.ForEach(notices.Tell);
        var row = await CaseAsync(instance.ApplicationId, cancellationToken);
        SetTurn(row, instance);
        row.EscalatedTo = run.EscalatedTo ?? row.EscalatedTo;
    }

    /// <summary>Notes whose move it is; the one officer of a school has the clerk's moves too.</summary>
    public void SetTurn(ApplicationRow row, WorkflowInstanceRow instance) =>
        row.WaitsFor = offices.TurnOf(instance.WaitsFor, row.OfficeId);

    /// <summary>Saves by itself; returns false when somebody else was faster, and then nothing was changed.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
