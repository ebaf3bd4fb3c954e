using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Cases;

namespace Duplicates.Service.Casework;

/// <summary>What an officer does with several cases at once.</summary>
internal enum BulkDecision
{
    /// <summary>Take them up.</summary>
    StartReview,

    /// <summary>Decide to issue the duplicates.</summary>
    Approve,

    /// <summary>State that they are signed.</summary>
    MarkReady,
}

/// <summary>Why a case stayed as it was.</summary>
internal enum BulkObstacle
{
    /// <summary>It is not this officer's step now, or somebody else was faster.</summary>
    NotNow,

    /// <summary>The register does not hold the original, or nobody has looked.</summary>
    NotFound,

    /// <summary>The list of R3 is not ticked to its end.</summary>
    ChecklistOpen,

    /// <summary>A question waits for the applicant.</summary>
    QuestionOpen,
}

/// <summary>A case that stayed as it was.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Obstacle">Why.</param>
internal sealed record BulkUnchanged(string Number, BulkObstacle Obstacle);

/// <summary>
/// Does one step with several cases, each for itself, with an event and an entry of the audit log of its own. What asks for open eyes is not
/// decided here: such a case stays as it was and is named.
/// </summary>
internal sealed class BulkDecisions(StaffCases cases, OfficerActions actions, ApplicationStore store, TimeProvider clock)
{
    /// <summary>Goes through the cases; returns those that stayed as they were.</summary>
    public async Task<IReadOnlyList<BulkUnchanged>> DoAsync(ClaimsPrincipal user, IEnumerable<string> numbers, BulkDecision decision, CancellationToken cancellationToken)
    {
        var unchanged = new List<BulkUnchanged>();
        foreach (var number in numbers.Distinct(StringComparer.Ordinal).Take(WorkList.PageSize))
        {
            if (await DoAsync(user, number, decision, cancellationToken) is { } obstacle)
            {
                store.Forget();
                unchanged.Add(new(number, obstacle));
            }
        }

        return unchanged;
    }

    private async Task<BulkObstacle?> DoAsync(ClaimsPrincipal user, string number, BulkDecision decision, CancellationToken cancellationToken)
    {
        var officer = SignedInPeople.Officer(user).AsActor();
        if (await cases.OpenAsync(user, number, AuditAction.CaseRead, cancellationToken) is not { } application
            || !(await actions.ForAsync(application, officer, cancellationToken)).Contains(Enum.Parse<NextAction>(decision.ToString())))
        {
            return BulkObstacle.NotNow;
        }

        if (decision is BulkDecision.Approve && ObstacleOf(application) is { } obstacle)
        {
            return obstacle;
        }

        try
        {
            Do(application, decision, officer);
            await store.SaveAsync(application, cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is RuleViolationException or StaleCaseException or ActionNotAwaitedException)
        {
            return BulkObstacle.NotNow;
        }
    }

    private void Do(DuplicateApplication application, BulkDecision decision, Actor officer)
    {
        switch (decision)
        {
            case BulkDecision.StartReview:
                application.StartReview(officer, clock.GetUtcNow());
                break;
            case BulkDecision.Approve:
                // the one officer of a school decides the own proposal on the page of the case, with open eyes
                application.Approve(officer, clock.GetUtcNow());
                break;
            default:
                application.MarkReady(officer, clock.GetUtcNow());
                break;
        }
    }

    private static BulkObstacle? ObstacleOf(DuplicateApplication application) =>
        application is not { Proposal.Outcome: ProposedOutcome.Approve, RecordsSearch.Outcome: RecordsSearchOutcome.Found } ? BulkObstacle.NotFound
        : application.OpenQuestion is not null ? BulkObstacle.QuestionOpen
        : application.ChecklistItems.Any(item => application.Checklist?.Items.Contains(item) is not true) ? BulkObstacle.ChecklistOpen
        : null;
}
