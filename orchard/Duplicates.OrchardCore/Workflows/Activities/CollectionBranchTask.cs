using Microsoft.Extensions.Localization;
using OrchardCore.Workflows.Abstractions.Models;
using OrchardCore.Workflows.Activities;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Workflows.Activities;

/// <summary>Goes one way for a duplicate that is collected at the school and another for one that goes to an office of the Corporation.</summary>
public sealed class CollectionBranchTask(IStringLocalizer<CollectionBranchTask> texts) : TaskActivity
{
    private const string School = "School";
    private const string Corporation = "Corporation";

    /// <inheritdoc />
    public override string Name => nameof(CollectionBranchTask);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["Where is it collected?"];

    /// <inheritdoc />
    public override LocalizedString Category => texts["Duplicates"];

    /// <inheritdoc />
    public override bool HasEditor => false;

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) =>
        Outcomes(texts[School], texts[Corporation]);

    /// <inheritdoc />
    public override ActivityExecutionResult Execute(WorkflowExecutionContext workflowContext, ActivityContext activityContext) =>
        Outcomes(CaseInput.IsCollectedHere(workflowContext) ? School : Corporation);
}
