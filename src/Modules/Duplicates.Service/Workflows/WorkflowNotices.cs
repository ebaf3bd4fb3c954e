using Duplicates.Service.Accounts;

namespace Duplicates.Service.Workflows;

/// <summary>The notices that a workflow sends to staff.</summary>
internal static class WorkflowNotices
{
    /// <summary>The term of a task has passed.</summary>
    public const string TaskOverdue = "task-overdue";

    /// <summary>The duplicate is ready and nobody has come for it.</summary>
    public const string NotCollected = "not-collected";

    /// <summary>Those that a workflow may name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [NotCollected];

    /// <summary>The office whose staff a notice to a role reaches; the ministry's inspectors belong to no office.</summary>
    public static string? OfficeFor(string role, string officeId) => role is ServiceRoles.MinistryInspector ? null : officeId;
}
