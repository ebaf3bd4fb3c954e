using System.ComponentModel.DataAnnotations;
using Duplicates.OrchardCore.Workflows.Activities;
using Duplicates.Service;
using Duplicates.Service.Workflows;
using OrchardCore.Workflows.Display;

namespace Duplicates.OrchardCore.Workflows.Drivers;

internal sealed class ApplicationRegisteredEventDriver : ActivityDisplayDriver<ApplicationRegisteredEvent>;

internal sealed class ProposalBranchTaskDriver : ActivityDisplayDriver<ProposalBranchTask>;

internal sealed class CollectionBranchTaskDriver : ActivityDisplayDriver<CollectionBranchTask>;

internal sealed class FinishCaseTaskDriver : ActivityDisplayDriver<FinishCaseTask>;

internal sealed class WorkingDaysTimerEventDriver : ActivityDisplayDriver<WorkingDaysTimerEvent, WorkingDaysTimerViewModel>
{
    /// <inheritdoc />
    protected override void EditActivity(WorkingDaysTimerEvent activity, WorkingDaysTimerViewModel model) => model.WorkingDays = activity.WorkingDays;

    /// <inheritdoc />
    protected override void UpdateActivity(WorkingDaysTimerViewModel model, WorkingDaysTimerEvent activity) => activity.WorkingDays = Math.Max(1, model.WorkingDays);
}

internal sealed class NotifyStaffTaskDriver(IProcessNotices notices) : ActivityDisplayDriver<NotifyStaffTask, NotifyStaffViewModel>
{
    /// <inheritdoc />
    protected override void EditActivity(NotifyStaffTask activity, NotifyStaffViewModel model) =>
        (model.Notice, model.Role, model.Notices) = (activity.Notice, activity.Role, notices.Kinds);

    /// <inheritdoc />
    protected override void UpdateActivity(NotifyStaffViewModel model, NotifyStaffTask activity)
    {
        if (notices.Kinds.Contains(model.Notice) && model.Roles.Contains(model.Role))
        {
            (activity.Notice, activity.Role) = (model.Notice, model.Role);
        }
    }
}

/// <summary>The editor of a timer.</summary>
public class WorkingDaysTimerViewModel
{
    /// <summary>How many working days to wait.</summary>
    [Range(1, 250)]
    public int WorkingDays { get; set; }
}

/// <summary>The editor of a notice.</summary>
public class NotifyStaffViewModel
{
    /// <summary>Which text it is.</summary>
    public string Notice { get; set; } = string.Empty;

    /// <summary>Who is told.</summary>
    public string Role { get; set; } = string.Empty;

    /// <summary>The texts that there are.</summary>
    public IReadOnlyList<string> Notices { get; set; } = [];

    /// <summary>The roles that there are.</summary>
    public IReadOnlyList<string> Roles { get; } = ServiceRoles.Staff;
}
