using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Casework;

/// <summary>What an officer can do with a case now: what its process waits for and the rules permit.</summary>
internal sealed class OfficerActions(ICaseProcess process, IOffices offices)
{
    /// <summary>What leads the case on, the main action first.</summary>
    public async Task<IReadOnlyList<NextAction>> ForAsync(DuplicateApplication application, Actor officer, CancellationToken cancellationToken)
    {
        var permitted = CaseSteps.Next(LookOf(application, officer));
        var waiting = await process.WaitingAsync(application.Id, cancellationToken);
        return waiting is null ? [.. permitted] : [.. permitted.Where(action => IsAwaited(action, officer, waiting))];
    }

    /// <summary>What can be done beside the way of the case; it moves the case nowhere.</summary>
    public IEnumerable<NextAction> Beside(DuplicateApplication application, Actor officer) => CaseSteps.Beside(LookOf(application, officer));

    private CaseLook LookOf(DuplicateApplication application, Actor officer) => new(application, officer, offices.HasSoleOfficer(application.OfficeId!));

    private static bool IsAwaited(NextAction action, Actor officer, IReadOnlyList<WaitingTask> waiting) =>
        !CaseSteps.ProcessActions.Contains(action.ToString())
        || waiting.Any(task => task.Actions.Contains(action.ToString(), StringComparer.Ordinal) && task.Roles.Contains(officer.Role.ToString(), StringComparer.Ordinal));
}
