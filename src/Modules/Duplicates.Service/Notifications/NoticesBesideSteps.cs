namespace Duplicates.Service.Notifications;

/// <summary>
/// Who is told of what is no step of a case: terms, complaints, tries to sign in. With the table of steps these are all notices of staff.
/// </summary>
internal static class NoticesBesideSteps
{
    /// <summary>The term of a task has passed.</summary>
    public const string TaskOverdue = "task-overdue";

    /// <summary>The duplicate is ready and nobody has come for it.</summary>
    public const string NotCollected = "not-collected";

    /// <summary>Somebody tries passwords on the reader's account; the kind of the message by e-mail, too.</summary>
    public const string SignInTries = "sign-in-tries";

    private static readonly string[] School = [ServiceRoles.SchoolClerk, ServiceRoles.SchoolHead];

    private static readonly Dictionary<string, IReadOnlyList<string>> Rows = new(StringComparer.Ordinal)
    {
        ["redirect-due"] = School,
        ["send-due"] = School,
        ["return-due"] = [ServiceRoles.CorporationOperator],
        ["courier-difference"] = [.. School, ServiceRoles.CorporationOperator],
        ["due-in-5"] = School,
        ["due-in-3"] = School,
        ["due-in-1"] = School,
        ["overdue"] = [.. School, ServiceRoles.MinistryInspector],
        [PressingCounts.Kind] = [ServiceRoles.MinistryInspector],

        // a complaint is told to its holder, who is one of these, and the answer to those about whose case it was
        ["complaint-registered"] = [.. School, ServiceRoles.MinistryInspector],
        ["complaint-escalated"] = [.. School, ServiceRoles.MinistryInspector],
        ["complaint-answered"] = School,

        // the workflow names the role
        [TaskOverdue] = [.. School, ServiceRoles.CorporationOperator, ServiceRoles.MinistryInspector],
        [NotCollected] = [.. School, ServiceRoles.CorporationOperator, ServiceRoles.MinistryInspector],

        // the owner of the account
        [SignInTries] = [.. School, ServiceRoles.CorporationOperator, ServiceRoles.MinistryInspector],
    };

    /// <summary>The kinds of notices that no step of a case causes.</summary>
    public static IReadOnlyCollection<string> Kinds => Rows.Keys;

    /// <summary>The roles that get a notice of this kind, or one of which gets it.</summary>
    public static IReadOnlyList<string> ReadersOf(string kind) => Rows[kind];
}
