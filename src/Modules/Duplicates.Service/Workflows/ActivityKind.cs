using System.Collections.Frozen;
using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;

namespace Duplicates.Service.Workflows;

/// <summary>A kind of activity. The names are those under which Orchard knows it too.</summary>
internal abstract class ActivityKind
{
    /// <summary>The one outcome of a kind that has no choice.</summary>
    protected const string Done = "Done";

    private static readonly FrozenDictionary<string, ActivityKind> Known =
        new ActivityKind[] { new ApplicationRegisteredEvent(), new UserTaskEvent(), new WorkingDaysTimerEvent(), new ProposalBranchTask(), new CollectionBranchTask(), new ForkTask(), new NotifyStaffTask(), new FinishCaseTask() }
            .ToFrozenDictionary(kind => kind.GetType().Name, StringComparer.Ordinal);

    /// <summary>Whether a workflow can begin with it.</summary>
    public virtual bool CanStart => false;

    /// <summary>Whether it waits for somebody or something before it has an outcome.</summary>
    public virtual bool Waits => false;

    /// <summary>Whether each outcome must lead somewhere; otherwise the way may end here.</summary>
    public virtual bool MustLeadOn => true;

    /// <summary>The kind with this name; null when there is none.</summary>
    public static ActivityKind? Find(string? name) => name is null ? null : Known.GetValueOrDefault(name);

    /// <summary>The outcomes that an activity of this kind can have.</summary>
    public virtual IReadOnlyList<string> Outcomes(WorkflowActivity activity) => [Done];

    /// <summary>What is wrong with the properties of an activity of this kind.</summary>
    public virtual IEnumerable<string> Problems(WorkflowActivity activity) => [];

    /// <summary>Does what there is to do and says with which outcomes; nothing to say means that the way ends here.</summary>
    public virtual IReadOnlyList<string> Execute(WorkflowRun run, WorkflowActivity activity) => [Done];

    /// <summary>Whether a role exists.</summary>
    protected static bool IsStaffRole(string? role) => ServiceRoles.Staff.Contains(role, StringComparer.Ordinal);
}

/// <summary>A case was registered: the beginning.</summary>
internal sealed class ApplicationRegisteredEvent : ActivityKind
{
    public override bool CanStart => true;
}

/// <summary>Waits until somebody in one of its roles does one of its actions. Orchard's own activity; term and escalation are ours.</summary>
internal sealed class UserTaskEvent : ActivityKind
{
    public override bool Waits => true;

    public override IReadOnlyList<string> Outcomes(WorkflowActivity activity) => activity.Actions;

    public override IEnumerable<string> Problems(WorkflowActivity activity)
    {
        if (activity.Actions.Count == 0)
        {
            yield return "it has no actions";
        }

        if (activity.Roles.Count == 0)
        {
            yield return "it has no roles";
        }

        foreach (var action in activity.Actions.Where(action => !CaseSteps.ProcessActions.Contains(action)))
        {
            yield return $"the action {action} is unknown to the service";
        }

        foreach (var role in activity.Roles.Where(role => !IsStaffRole(role)))
        {
            yield return $"the role {role} does not exist";
        }

        if (activity.HasWrongTerm)
        {
            yield return "TermWorkingDays is not a number of 1 or more";
        }

        if (activity.EscalateToRole is { } next && !IsStaffRole(next))
        {
            yield return $"the role {next} does not exist";
        }

        if (activity is { EscalateToRole: not null, TermWorkingDays: null, HasWrongTerm: false })
        {
            yield return "it has a role to escalate to, but no term";
        }
    }
}

/// <summary>Waits for a number of working days.</summary>
internal sealed class WorkingDaysTimerEvent : ActivityKind
{
    public override bool Waits => true;

    public override IEnumerable<string> Problems(WorkflowActivity activity) =>
        activity.WorkingDays is >= 1 ? [] : ["WorkingDays is not a number of 1 or more"];
}

/// <summary>Goes one way for a proposal to issue the duplicate and another for a proposal to refuse.</summary>
internal sealed class ProposalBranchTask : ActivityKind
{
    public override IReadOnlyList<string> Outcomes(WorkflowActivity activity) => [nameof(ProposedOutcome.Approve), nameof(ProposedOutcome.Refuse)];

    public override IReadOnlyList<string> Execute(WorkflowRun run, WorkflowActivity activity) => [(run.Facts.Proposal ?? ProposedOutcome.Approve).ToString()];
}

/// <summary>Goes one way for a duplicate that is collected at the school and another for one that goes to an office of the Corporation.</summary>
internal sealed class CollectionBranchTask : ActivityKind
{
    private static readonly string[] Places = ["School", "Corporation"];

    public override IReadOnlyList<string> Outcomes(WorkflowActivity activity) => Places;

    public override IReadOnlyList<string> Execute(WorkflowRun run, WorkflowActivity activity) => [Places[run.IsCollectedHere ? 0 : 1]];
}

/// <summary>Goes several ways at once. Orchard's own activity.</summary>
internal sealed class ForkTask : ActivityKind
{
    public override IReadOnlyList<string> Outcomes(WorkflowActivity activity) => activity.Forks;

    public override IEnumerable<string> Problems(WorkflowActivity activity) => activity.Forks.Count > 0 ? [] : ["it has no forks"];

    public override IReadOnlyList<string> Execute(WorkflowRun run, WorkflowActivity activity) => activity.Forks;
}

/// <summary>Puts a notice into the inbox of staff.</summary>
internal sealed class NotifyStaffTask : ActivityKind
{
    public override bool MustLeadOn => false;

    public override IEnumerable<string> Problems(WorkflowActivity activity)
    {
        if (!WorkflowNotices.Kinds.Contains(activity.Notice, StringComparer.Ordinal))
        {
            yield return $"the notice {activity.Notice} is unknown to the service";
        }

        if (!IsStaffRole(activity.Role))
        {
            yield return $"the role {activity.Role} does not exist";
        }
    }

    public override IReadOnlyList<string> Execute(WorkflowRun run, WorkflowActivity activity)
    {
        run.Tell(activity.Role!, activity.Notice!, null);
        return [Done];
    }
}

/// <summary>Ends the process, whatever else still waits.</summary>
internal sealed class FinishCaseTask : ActivityKind
{
    public override IReadOnlyList<string> Outcomes(WorkflowActivity activity) => [];

    public override IReadOnlyList<string> Execute(WorkflowRun run, WorkflowActivity activity)
    {
        run.Finish();
        return [];
    }
}
