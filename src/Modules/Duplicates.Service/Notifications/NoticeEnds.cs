namespace Duplicates.Service.Notifications;

/// <summary>When there is nothing more to do about a notice of a case. Kinds that are not named here are only to be known; reading ends them.</summary>
internal static class NoticeEnds
{
    /// <summary>They ask for the next step, so the next step ends them.</summary>
    public static IReadOnlyList<string> WithTheStep { get; } =
    [
        "registered", "received", "assigned", "answered", "proposed", "returned", "approved", "prepared", "hearing-answered", "remarked",
        "redirect-due", NoticesBesideSteps.TaskOverdue, NoticesBesideSteps.NotCollected,
    ];

    /// <summary>They warn of the term of the case, so the result ends them.</summary>
    public static IReadOnlyList<string> WithTheTerm { get; } = ["due-in-5", "due-in-3", "due-in-1", "overdue"];
}
