using Duplicates.Domain.Applications;
using Duplicates.Domain.HomeVisits;
using Duplicates.Service.Applications;
using Duplicates.Service.Data;

namespace Duplicates.Service.HomeVisits;

/// <summary>A visit ends with its application, in the same transaction: a visit that was ended meanwhile takes none in.</summary>
internal sealed class HomeVisitOutcome(DuplicatesDbContext db) : IApplicationReaction
{
    /// <inheritdoc />
    public ReactionTurn Turn => ReactionTurn.HomeVisits;

    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        if (application.Intake is not { Channel: Channel.HomeVisit } || happened.OfType<ApplicationRegistered>().FirstOrDefault() is not { } registered)
        {
            return;
        }

        if (await db.HomeVisits.FindAsync([application.Id], cancellationToken) is not { } visit || !visit.State.LeadsTo(HomeVisitState.Accepted))
        {
            throw new RuleViolationException(RuleViolation.NotInThisState);
        }

        (visit.State, visit.ClosedAt) = (HomeVisitState.Accepted, registered.At);
    }
}
