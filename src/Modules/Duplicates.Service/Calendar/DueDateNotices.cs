using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Notifications;

namespace Duplicates.Service.Calendar;

/// <summary>Tells the school that a due date moved; the applicant is told by <see cref="ApplicantNotices"/>.</summary>
internal sealed class DueDateNotices(StaffNotices notices) : IApplicationReaction
{
    /// <inheritdoc />
    public Task ReactAsync(DuplicateApplication application, IReadOnlyList<ApplicationEvent> happened, CancellationToken cancellationToken)
    {
        foreach (var moved in happened.OfType<DueDateRecalculated>().Where(recalculated => recalculated.IsMoved()))
        {
            var dueOn = moved.Deadline.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            notices.Tell(new(application.OfficeId, ServiceRoles.SchoolClerk, null, "re-dated", application.Id, application.Number!.Value, dueOn));
        }

        return Task.CompletedTask;
    }
}
