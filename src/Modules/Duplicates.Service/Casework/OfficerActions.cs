using Duplicates.Domain.Applications;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Casework;

/// <summary>What an officer can do with a case now: what its process waits for and the rules permit.</summary>
internal sealed class OfficerActions(ICaseProcess process, IOffices offices)
{
    /// <summary>The actions, the main one first.</summary>
    public async Task<IReadOnlyList<NextAction>> ForAsync(DuplicateApplication application, Actor officer, CancellationToken cancellationToken)
    {
        var permitted = NextActions.For(application, officer, offices.Find(application.OfficeId!)?.HasSoleOfficer ?? false);
        var waiting = await process.WaitingAsync(application.Id, cancellationToken);
        return waiting is null ? [.. permitted] : [.. permitted.Where(action => IsAwaited(action, officer, waiting))];
    }

    private static bool IsAwaited(NextAction action, Actor officer, IReadOnlyList<WaitingTask> waiting) =>
        !CaseSteps.All.Contains(action)
        || waiting.Any(task => task.Actions.Contains(action.ToString(), StringComparer.Ordinal) && task.Roles.Contains(officer.Role.ToString(), StringComparer.Ordinal));
}
