namespace Duplicates.Domain.Applications;

/// <summary>
/// What the applicant said came on paper (R2.1), and an officer entered it on the person's behalf: the event names the officer, and this
/// says how it came.
/// </summary>
/// <param name="ReceivedOn">The day (Almaty) on which the paper came: it counts as said then, however much later it was entered.</param>
public sealed record OnPaper(DateOnly ReceivedOn)
{
    /// <summary>Pictures of the paper, when there are any.</summary>
    public IReadOnlyList<AttachedFile> Scan { get; init; } = [];
}

/// <content>What the applicant says: at home, or on paper.</content>
public sealed partial class DuplicateApplication
{
    /// <summary>The applicant acts, or an officer enters what came on paper; nobody enters the own words or those of a namesake.</summary>
    private void RequireSaidByApplicant(Actor by, OnPaper? paper, DateTimeOffset since, DateTimeOffset at)
    {
        if (paper is null)
        {
            Require(IsApplicant(by), RuleViolation.RoleNotAllowed);
            return;
        }

        RequireStaff(by);
        RequireNotOwnCase(by);
        Require(paper.ReceivedOn >= Day(since) && paper.ReceivedOn <= Day(at), RuleViolation.ReceivedOutsideTime);
    }
}
