using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;

namespace Duplicates.Service.Following;

/// <summary>Notes beside each change of a case that the door has to follow: both are stored, or neither.</summary>
internal sealed class CaseChangeReaction(DuplicatesDbContext db, TimeProvider clock) : IApplicationReaction
{
    /// <inheritdoc />
    public ReactionTurn Turn => ReactionTurn.Following;

    /// <inheritdoc />
    public Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        if (application.Number is not null && happened.Count > 0)
        {
            db.CaseChanges.Add(new() { ApplicationId = application.Id, Version = application.History.Count, NextAttemptAt = clock.GetUtcNow() });
        }

        return Task.CompletedTask;
    }
}
