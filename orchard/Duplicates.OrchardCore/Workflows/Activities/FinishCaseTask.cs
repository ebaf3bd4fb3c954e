using Microsoft.Extensions.Localization;
using OrchardCore.Workflows.Activities;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Workflows.Activities;

/// <summary>Ends the process of a case, whatever else still waits.</summary>
public sealed class FinishCaseTask(IStringLocalizer<FinishCaseTask> texts) : TaskActivity
{
    /// <inheritdoc />
    public override string Name => nameof(FinishCaseTask);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["End of the case"];

    /// <inheritdoc />
    public override LocalizedString Category => texts["Duplicates"];

    /// <inheritdoc />
    public override bool HasEditor => false;

    /// <inheritdoc />
    public override ActivityExecutionResult Execute(WorkflowExecutionContext workflowContext, ActivityContext activityContext)
    {
        workflowContext.Workflow.BlockingActivities.Clear();
        return Noop();
    }
}
