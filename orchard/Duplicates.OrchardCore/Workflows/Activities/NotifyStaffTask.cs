using Duplicates.Service.Workflows;
using Microsoft.Extensions.Localization;
using OrchardCore.Workflows.Abstractions.Models;
using OrchardCore.Workflows.Activities;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Workflows.Activities;

/// <summary>Puts a notice into the inbox of staff.</summary>
public sealed class NotifyStaffTask(IProcessNotices notices, IStringLocalizer<NotifyStaffTask> texts) : TaskActivity
{
    /// <inheritdoc />
    public override string Name => nameof(NotifyStaffTask);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["Tell staff"];

    /// <inheritdoc />
    public override LocalizedString Category => texts["Duplicates"];

    /// <summary>Which text it is, one of <see cref="IProcessNotices.Kinds"/>.</summary>
    public string Notice
    {
        get => GetProperty(() => string.Empty);
        set => SetProperty(value);
    }

    /// <summary>Who is told.</summary>
    public string Role
    {
        get => GetProperty(() => string.Empty);
        set => SetProperty(value);
    }

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) => Outcomes(texts["Done"]);

    /// <inheritdoc />
    public override async Task<ActivityExecutionResult> ExecuteAsync(WorkflowExecutionContext workflowContext, ActivityContext activityContext)
    {
        if (!CaseInput.IsRepeated(workflowContext) && Guid.TryParse(workflowContext.CorrelationId, out var applicationId))
        {
            await notices.TellAsync(applicationId, Role, Notice, null, workflowContext.CancellationToken);
        }

        return Outcomes("Done");
    }
}
