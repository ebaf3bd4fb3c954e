using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Web;

namespace Duplicates.Service.Notifications;

/// <summary>Tells the applicant what happened to the case.</summary>
internal sealed class ApplicantNotices(ApplicantMessages messages, TextsByLanguage texts) : IApplicationReaction
{
    /// <inheritdoc />
    public Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var kind in happened.Select(KindOf).OfType<string>())
        {
            Tell(application, kind);
        }

        return Task.CompletedTask;
    }

    private static string? KindOf(ApplicationEvent happened) => happened switch
    {
        ApplicationRegistered => "registered",
        HearingAppointed => "hearing",
        QuestionAsked => "question",
        ApplicationApproved => "approved",
        ApplicationRefused => "refused",
        DuplicateReady => "ready",
        ApplicationRedirected => "redirected",
        DueDateRecalculated recalculated when recalculated.IsMoved() => "re-dated",
        _ => null,
    };

    private void Tell(DuplicateApplication application, string kind) => messages.Tell(application, kind, application.Number!.Value, language =>
    [
        application.Number.ToString(),
        texts.Date(application.Deadline!.DueOn, language),
        application.Hearing is { } hearing ? texts.DateTime(hearing.At, language) : string.Empty,
        application.Hearing?.Place ?? string.Empty,
        application.Content!.CollectionOfficeName.In(language),
    ]);
}
