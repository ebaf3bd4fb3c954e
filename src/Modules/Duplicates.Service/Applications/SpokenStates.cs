using Duplicates.Domain.Applications;

namespace Duplicates.Service.Applications;

/// <summary>Names the state of a case as people are told of it: on every page, list and answer by the same words.</summary>
internal static class SpokenStates
{
    /// <summary>A question waits for the applicant's answer.</summary>
    public const string Asked = "Asked";

    /// <summary>The duplicate is signed and has yet to reach the office where it is collected; it is not called ready.</summary>
    public const string OnItsWay = "OnItsWay";

    /// <summary>The last part of the texts <c>track.state</c>, <c>track.sentence</c> and <c>track.next</c>.</summary>
    public static string SpokenState(this DuplicateApplication application) =>
        SpokenState(application.State, application.OpenQuestion is not null, application.IsResultAwaited);

    /// <summary>The same from what a list knows of a case.</summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="isAsked">A question waits for the applicant's answer.</param>
    /// <param name="awaitsResult">The applicant still waits for the result.</param>
    public static string SpokenState(ApplicationState state, bool isAsked, bool awaitsResult) => state switch
    {
        ApplicationState.Ready when awaitsResult => OnItsWay,
        ApplicationState.Registered or ApplicationState.UnderReview or ApplicationState.Redirected when isAsked => Asked,
        _ => state.ToString(),
    };

    /// <summary>The key of the words for staff, for whom it is the applicant who is asked.</summary>
    public static string WordsForStaff(string spoken) => spoken is Asked ? "worklist.asked" : $"track.state.{spoken}";
}
