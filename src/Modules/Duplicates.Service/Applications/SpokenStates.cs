using Duplicates.Domain.Applications;

namespace Duplicates.Service.Applications;

/// <summary>Names the state of a case as people are told of it.</summary>
internal static class SpokenStates
{
    /// <summary>The last part of the texts <c>track.state</c>, <c>track.sentence</c> and <c>track.next</c>: a duplicate that has yet to reach the Corporation is not called ready.</summary>
    public static string SpokenState(this DuplicateApplication application) => application.IsOnItsWay ? "OnItsWay" : application.State.ToString();
}
