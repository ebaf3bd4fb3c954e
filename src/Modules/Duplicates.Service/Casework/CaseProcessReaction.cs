using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;

namespace Duplicates.Service.Casework;

/// <summary>Leads the process of a case on with every event that is a step of it, whoever caused the event.</summary>
internal sealed class CaseProcessReaction(ICaseProcess process) : IApplicationReaction
{
    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var one in happened)
        {
            await LeadOnAsync(application, one, cancellationToken);
        }
    }

    private Task LeadOnAsync(DuplicateApplication application, ApplicationEvent happened, CancellationToken cancellationToken) => happened switch
    {
        ApplicationRegistered => process.StartAsync(application, cancellationToken),
        ApplicationWithdrawn => process.StopAsync(application, cancellationToken),
        CaseReopened or DuplicateAnnulled { ReplacedDuplicateId: not null } => process.RestartAsync(application, CaseSteps.StillDone(application), cancellationToken),
        _ when CaseSteps.Of(happened) is { } action => process.ResumeAsync(application, action.ToString(), happened.By, cancellationToken),
        _ => Task.CompletedTask,
    };
}
