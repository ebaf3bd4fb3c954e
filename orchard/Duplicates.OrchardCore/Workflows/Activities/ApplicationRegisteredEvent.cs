using Microsoft.Extensions.Localization;
using OrchardCore.Workflows.Abstractions.Models;
using OrchardCore.Workflows.Activities;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Workflows.Activities;

/// <summary>An application was registered: the process of a case begins.</summary>
public sealed class ApplicationRegisteredEvent(IStringLocalizer<ApplicationRegisteredEvent> texts) : EventActivity
{
    /// <inheritdoc />
    public override string Name => nameof(ApplicationRegisteredEvent);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["Application registered"];

    /// <inheritdoc />
    public override LocalizedString Category => texts["Duplicates"];

    /// <inheritdoc />
    public override bool HasEditor => false;

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) => Outcomes(texts["Done"]);

    /// <inheritdoc />
    public override ActivityExecutionResult Resume(WorkflowExecutionContext workflowContext, ActivityContext activityContext) => Outcomes("Done");
}
