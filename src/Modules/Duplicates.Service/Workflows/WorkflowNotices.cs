using Duplicates.Service.Notifications;

namespace Duplicates.Service.Workflows;

/// <summary>The notices that a workflow sends to staff.</summary>
internal static class WorkflowNotices
{
    /// <summary>Those that a workflow may name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [NoticesBesideSteps.NotCollected];

    /// <summary>The office whose staff a notice to a role reaches; the ministry's inspectors belong to no office.</summary>
    public static string? OfficeFor(string role, string officeId) => role is ServiceRoles.MinistryInspector ? null : officeId;
}
