using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Service.Cases;
using Duplicates.Service.Notifications;

namespace Duplicates.Service.Complaints;

/// <summary>Tells the applicant and the holder of a complaint what happened to it.</summary>
internal sealed class ComplaintNotices(ApplicantMessages messages, StaffNotices staff)
{
    /// <summary>It was registered.</summary>
    public Task RegisteredAsync(Complaint complaint, DuplicateApplication application, CancellationToken cancellationToken)
    {
        TellHolder(complaint, application, "complaint-registered");
        return TellApplicantAsync(complaint, application, "complaint-registered", cancellationToken);
    }

    /// <summary>It went higher.</summary>
    public void Escalated(Complaint complaint, DuplicateApplication application) => TellHolder(complaint, application, "complaint-escalated");

    /// <summary>It was answered.</summary>
    public Task AnsweredAsync(Complaint complaint, DuplicateApplication application, CancellationToken cancellationToken)
    {
        foreach (var role in NoticesBesideSteps.ReadersOf("complaint-answered"))
        {
            staff.Tell(new(application.OfficeId, role, null, "complaint-answered", application.Id, application.Number!.Value, complaint.Number!.ToString()));
        }

        return TellApplicantAsync(complaint, application, "complaint-answered", cancellationToken);
    }

    private void TellHolder(Complaint complaint, DuplicateApplication application, string kind)
    {
        var role = complaint.Holder!.Level switch
        {
            ComplaintLevel.Worker => ServiceRoles.SchoolClerk,
            ComplaintLevel.Ministry => ServiceRoles.MinistryInspector,
            _ => ServiceRoles.SchoolHead,
        };
        staff.Tell(new(complaint.Holder.OfficeId, role, null, kind, application.Id, application.Number!.Value, complaint.Number!.ToString()));
    }

    private Task TellApplicantAsync(Complaint complaint, DuplicateApplication application, string happened, CancellationToken cancellationToken) => messages.TellAsync(application, happened, new()
    {
        Number = application.Number!.ToString(),
        Complaint = complaint.Number!.ToString(),
        DueOn = complaint.Deadline!.DueOn,
        Path = $"{application.Number.Value}/complaint",
    }, ToldBy.AllWays, cancellationToken);
}
