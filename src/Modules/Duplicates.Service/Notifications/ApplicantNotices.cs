using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Settings;
using Duplicates.Service.Web;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Notifications;

/// <summary>Tells the applicant, in the chosen language, what happened to the case.</summary>
internal sealed class ApplicantNotices(Outbox outbox, TextsByLanguage texts, IOptions<DuplicatesOptions> options) : IApplicationReaction
{
    /// <inheritdoc />
    public Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var kind in happened.Select(one => KindOf(application, one)).OfType<string>())
        {
            Tell(application, kind);
        }

        return Task.CompletedTask;
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

    private void Tell(DuplicateApplication application, string kind)
    {
        var (content, language) = (application.Content!, application.Content!.Language);
        var link = $"{options.Value.PublicAddress.TrimEnd('/')}/{language}/my/{application.Number!.Value}";
        object[] facts =
        [
            application.Number.ToString(),
            texts.Date(application.Deadline!.DueOn, language),
            link,
            application.Hearing is { } hearing ? texts.DateTime(hearing.At, language) : string.Empty,
            application.Hearing?.Place ?? string.Empty,
            application.CollectionOfficeName!.In(language),
        ];
        outbox.Add(new(MessageChannel.Sms, kind, language, content.Contacts.Phone.E164, string.Empty, texts.Get($"messages.{kind}.sms", language, facts), application.Id));
        if (content.Contacts.Email is { } email)
        {
            var body = $"{texts.Get($"messages.{kind}.body", language, facts)}\n\n{texts.Get("messages.signature", language)}";
            outbox.Add(new(MessageChannel.Email, kind, language, email, texts.Get($"messages.{kind}.subject", language, facts), body, application.Id));
        }
    }
}
