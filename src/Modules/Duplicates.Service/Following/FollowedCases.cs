using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Certificates;

namespace Duplicates.Service.Following;

/// <summary>Tells a door what it may know of a case.</summary>
internal sealed class FollowedCases(ApplicationStore store, RegisterReading register)
{
    /// <summary>The case as it is now; null when there is none.</summary>
    public async Task<FollowedCase?> FindAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(applicationId, cancellationToken) is not { Number: not null } application)
        {
            return null;
        }

        return new()
        {
            Id = application.Id,
            Number = application.Number.Value,
            State = application.State,
            OfficeId = application.OfficeId!,
            DueOn = application.Deadline?.DueOn,
            RegisteredAt = application.History.OfType<ApplicationRegistered>().Single().At,
            Version = application.History.Count,
            Steps = StepsOf(application),
            Duplicates = [.. (await register.OfCaseAsync(applicationId, cancellationToken)).Select(line => ToFollowed(line.Duplicate, line.HasForce))],
        };
    }

    private static List<FollowedStep> StepsOf(DuplicateApplication application)
    {
        var steps = new List<FollowedStep>();
        for (var known = 1; known <= application.History.Count; known++)
        {
            if (CaseSteps.Of(application.History[known - 1]).MoveOf(application.History[known - 1]) is not ProcessMove.Beside and var move)
            {
                steps.Add(StepOf(DuplicateApplication.FromHistory(application.Id, application.History.Take(known)), move));
            }
        }

        return steps;
    }

    private static FollowedStep StepOf(DuplicateApplication then, ProcessMove move)
    {
        var newest = then.History[^1];
        return new(
            then.History.Count,
            move,
            move is ProcessMove.GoOn ? CaseSteps.Of(newest).ActionName : string.Empty,
            newest.By.Role.ToString(),
            then.Proposal?.Outcome,
            CollectedHere: !then.IsCollectedElsewhere,
            move is ProcessMove.BeginAnew ? CaseSteps.StillDone(then) : [],
            newest.At);
    }

    private static FollowedDuplicate ToFollowed(CertificateDuplicate duplicate, bool hasForce) =>
        new(duplicate.Id, duplicate.OfficeId, duplicate.Kind, duplicate.Blank.Series, duplicate.Blank.Number, duplicate.IssuedOn, hasForce);
}
