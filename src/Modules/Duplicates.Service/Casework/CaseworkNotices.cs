using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Notifications;

namespace Duplicates.Service.Casework;

/// <summary>Tells staff in their inbox: a case was given to somebody, the applicant answered.</summary>
internal sealed class CaseworkNotices(StaffNotices notices) : IApplicationReaction
{
    /// <inheritdoc />
    public Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var one in happened)
        {
            switch (one)
            {
                case CaseAssigned { Assignee: var assignee } assigned when assignee.Id != assigned.By.Id:
                    Tell(application, "assigned", assignee);
                    break;
                case QuestionAnswered:
                    Tell(application, "answered", application.Assignee);
                    break;
            }
        }

        return Task.CompletedTask;
    }

    private void Tell(DuplicateApplication application, string kind, Actor? person) => notices.Tell(new(
        application.OfficeId,
        person?.Role is ActorRole.SchoolHead ? ServiceRoles.SchoolHead : ServiceRoles.SchoolClerk,
        person?.Id,
        kind,
        application.Id,
        application.Number!.Value));
}
