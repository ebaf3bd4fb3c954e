using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;

namespace Duplicates.Service.Notifications;

/// <summary>Tells the applicant what happened to the case.</summary>
internal sealed class ApplicantNotices(ApplicantMessages messages) : IApplicationReaction
{
    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var kind in happened.Select(one => KindOf(application, one)).OfType<string>())
        {
            await TellAsync(application, kind, cancellationToken);
        }
    }

    /// <summary>Whoever collects the duplicate at an office of the Corporation hears that it is ready when it has arrived there.</summary>
    private static string? KindOf(DuplicateApplication application, ApplicationEvent happened) => happened switch
    {
        ApplicationRegistered => "registered",
        HearingAppointed => "hearing",
        QuestionAsked => "question",
        ApplicationApproved => "approved",
        ApplicationRefused => "refused",
        DuplicateReady when application.IsCollectedElsewhere => null,
        DuplicateReady or DuplicateArrivedAtCorporation => "ready",
        DuplicateAnnulled { ReplacedDuplicateId: not null } => "made-anew",
        ApplicationRedirected => "redirected",
        DueDateRecalculated recalculated when recalculated.IsMoved() => "re-dated",
        _ => null,
    };

    private Task TellAsync(DuplicateApplication application, string happened, CancellationToken cancellationToken) => messages.TellAsync(application, happened, new()
    {
        Number = application.Number!.ToString(),
        DueOn = application.Deadline!.DueOn,
        Path = application.Number.Value,
        Time = application.Hearing?.At,
        Place = application.Hearing?.Place,
        Office = application.CollectionOfficeName!,
    }, cancellationToken);
}
