using Microsoft.Extensions.Localization;
using OrchardCore.Workflows.Abstractions.Models;
using OrchardCore.Workflows.Activities;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Workflows.Activities;

/// <summary>Waits for a number of working days by the calendar of the service; <see cref="CaseTimers"/> resumes it.</summary>
public sealed class WorkingDaysTimerEvent(IStringLocalizer<WorkingDaysTimerEvent> texts) : EventActivity
{
    /// <inheritdoc />
    public override string Name => nameof(WorkingDaysTimerEvent);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["Working days timer"];

    /// <inheritdoc />
    public override LocalizedString Category => texts["Duplicates"];

    /// <summary>How many working days to wait; 1 or more.</summary>
    public int WorkingDays
    {
        get => GetProperty(() => 1);
        set => SetProperty(value);
    }

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) => Outcomes(texts["Done"]);

    /// <inheritdoc />
    public override ActivityExecutionResult Resume(WorkflowExecutionContext workflowContext, ActivityContext activityContext) => Outcomes("Done");
}
