using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Notifications.Templates;

namespace Duplicates.Service.Notifications;

/// <summary>Tells everybody concerned what happened to a case: whom, what and by which ways is said by the table of steps.</summary>
internal sealed class CaseMessages(ApplicantMessages applicants, StaffNotices staff) : IApplicationReaction
{
    /// <inheritdoc />
    public ReactionTurn Turn => ReactionTurn.Messages;

    /// <inheritdoc />
    public async Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        await staff.EndAsync(application, happened, cancellationToken);
        foreach (var one in happened.Where(_ => application.Number is not null))
        {
            var tellings = CaseSteps.Of(one).TellingsOf(application, one).ToLookup(telling => telling.Whom is Told.Applicant);
            foreach (var telling in tellings[true])
            {
                await applicants.TellAsync(application, telling.Message, FactsOf(application, one), telling.By, cancellationToken);
            }

            foreach (var message in tellings[false].GroupBy(telling => telling.Message, telling => telling.Whom, StringComparer.Ordinal))
            {
                await TellStaffAsync(application, one, message.Key, StaffRecipients.Of(application, one, message), cancellationToken);
            }
        }
    }

    private async Task TellStaffAsync(
        DuplicateApplication application, ApplicationEvent happened, string message, IEnumerable<StaffRecipient> recipients, CancellationToken cancellationToken)
    {
        var namesDay = MessageSlot.Find(message, MessageAudience.Staff, MessageForm.Notice)!.Placeholders.Contains("due", StringComparer.Ordinal);
        var day = namesDay ? application.Deadline!.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        foreach (var recipient in recipients)
        {
            var notice = new StaffNotice(recipient.OfficeId, recipient.Role, recipient.PersonId, message, application.Id, application.Number!.Value, day);
            if (happened is DueDateRecalculated recalculated)
            {
                await staff.TellOfManyAsync(notice, $"{AlmatyTime.ToLocal(recalculated.At):yyyy-MM-dd} {recalculated.Cause}", cancellationToken);
            }
            else
            {
                staff.Tell(notice);
            }
        }
    }

    private static MessageFacts FactsOf(DuplicateApplication application, ApplicationEvent happened) => new()
    {
        Number = application.Number!.ToString(),
        DueOn = application.Deadline!.DueOn,
        Path = application.Number.Value,
        Time = application.Hearing?.At,
        Place = application.Hearing?.Place,
        Office = application.CollectionOfficeName!,
        School = application.HolderName,
        KeptUntil = (happened as CollectionReminded)?.KeptUntil,
    };
}
