using Duplicates.Domain.Applications;
using Microsoft.Extensions.Localization;
using OrchardCore.Workflows.Abstractions.Models;
using OrchardCore.Workflows.Activities;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Workflows.Activities;

/// <summary>Goes one way for a proposal to issue the duplicate and another for a proposal to refuse.</summary>
public sealed class ProposalBranchTask(IStringLocalizer<ProposalBranchTask> texts) : TaskActivity
{
    /// <inheritdoc />
    public override string Name => nameof(ProposalBranchTask);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["What was proposed?"];

    /// <inheritdoc />
    public override LocalizedString Category => texts["Duplicates"];

    /// <inheritdoc />
    public override bool HasEditor => false;

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) =>
        Outcomes(texts[nameof(ProposedOutcome.Approve)], texts[nameof(ProposedOutcome.Refuse)]);

    /// <inheritdoc />
    public override ActivityExecutionResult Execute(WorkflowExecutionContext workflowContext, ActivityContext activityContext) =>
        Outcomes(CaseInput.ProposalOf(workflowContext).ToString());
}
