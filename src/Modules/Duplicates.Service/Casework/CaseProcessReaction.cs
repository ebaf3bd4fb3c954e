using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;

namespace Duplicates.Service.Casework;

/// <summary>Leads the process of a case on with every event that is a step of it, whoever caused the event.</summary>
internal sealed class CaseProcessReaction(ICaseProcess process) : IApplicationReaction
{
    /// <inheritdoc />
    public ReactionTurn Turn => ReactionTurn.Process;

    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var one in happened)
        {
            await MoveAsync(application, one, cancellationToken);
        }
    }

    private Task MoveAsync(DuplicateApplication application, ApplicationEvent happened, CancellationToken cancellationToken) => CaseSteps.Of(happened).MoveOf(happened) switch
    {
        ProcessMove.Begin => process.StartAsync(application, cancellationToken),
        ProcessMove.GoOn => process.ResumeAsync(application, CaseSteps.Of(happened).ActionName, happened.By, cancellationToken),
        ProcessMove.BeginAnew => process.RestartAsync(application, CaseSteps.StillDone(application), cancellationToken),
        ProcessMove.Stop => process.StopAsync(application, cancellationToken),
        _ => Task.CompletedTask,
    };
}
