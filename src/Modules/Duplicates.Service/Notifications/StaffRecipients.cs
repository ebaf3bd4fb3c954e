using Duplicates.Domain.Applications;
using Duplicates.Service.Cases;

namespace Duplicates.Service.Notifications;

/// <summary>Staff who are told: everybody of a role in an office, or one person of them.</summary>
internal sealed record StaffRecipient(string OfficeId, string Role, string? PersonId);

/// <summary>Finds the staff whom the table of steps means.</summary>
internal static class StaffRecipients
{
    /// <summary>Whom one message about an event goes to: nobody hears of their own act, and nobody twice.</summary>
    public static IEnumerable<StaffRecipient> Of(DuplicateApplication application, ApplicationEvent happened, IEnumerable<Told> whom)
    {
        var found = whom.SelectMany(one => Of(application, happened, one)).Where(recipient => recipient.PersonId != happened.By.Id).Distinct().ToList();
        return found.Where(recipient => recipient.PersonId is null || !found.Contains(recipient with { PersonId = null }));
    }

    private static IEnumerable<StaffRecipient> Of(DuplicateApplication application, ApplicationEvent happened, Told whom) => whom switch
    {
        Told.Holder => [application.Assignee is { } holder ? Person(application.OfficeId!, holder) : new(application.OfficeId!, ServiceRoles.SchoolClerk, null)],
        Told.Clerks => [new(application.OfficeId!, ServiceRoles.SchoolClerk, null)],
        Told.Head => [new(application.OfficeId!, ServiceRoles.SchoolHead, null)],
        Told.OtherSchool => [new(application.OfficeId!, ServiceRoles.SchoolClerk, null), new(application.OfficeId!, ServiceRoles.SchoolHead, null)],
        Told.FormerHolder => application.Before(happened) is { Assignee: { } former } then ? [Person(then.OfficeId!, former)] : [],
        Told.Operator => (application.Sending ?? application.Before(happened).Sending) is { } sent ? [new(sent.ToOfficeId, ServiceRoles.CorporationOperator, null)] : [],
        _ => throw new ArgumentOutOfRangeException(nameof(whom), whom, "Applicants have an inbox of their own."),
    };

    private static StaffRecipient Person(string officeId, Actor person) => new(officeId, person.Role.ToString(), person.Id);
}
