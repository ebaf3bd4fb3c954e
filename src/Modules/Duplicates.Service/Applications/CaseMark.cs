using Duplicates.Domain.Applications;

namespace Duplicates.Service.Applications;

/// <summary>What one sees of a case at a glance; each has a shape of its own, and a word goes with it.</summary>
internal enum CaseMark
{
    /// <summary>Somebody else has to act; the applicant waits.</summary>
    Waiting,

    /// <summary>The applicant has to act.</summary>
    OnYou,

    /// <summary>It is finished.</summary>
    Done,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>The answer is late.</summary>
    Overdue,
}

/// <summary>Finds the mark of a case.</summary>
internal static class CaseMarks
{
    /// <summary>The mark as the applicant sees it.</summary>
    /// <param name="application">The case.</param>
    /// <param name="today">Today in Almaty.</param>
    public static CaseMark ForApplicant(this DuplicateApplication application, DateOnly today) => application.State switch
    {
        ApplicationState.Refused => CaseMark.Refused,
        ApplicationState.HandedOver or ApplicationState.Withdrawn => CaseMark.Done,
        _ when application.OpenQuestion is not null => CaseMark.OnYou,
        ApplicationState.HearingAppointed when application is { CanAnswerHearing: true, HearingReply: null } => CaseMark.OnYou,
        ApplicationState.Ready when !application.IsResultAwaited => CaseMark.OnYou,
        _ when application.IsResultAwaited && application.Deadline?.DueOn < today => CaseMark.Overdue,
        _ => CaseMark.Waiting,
    };
}
