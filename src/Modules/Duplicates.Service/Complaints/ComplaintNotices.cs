using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Service.Accounts;
using Duplicates.Service.Notifications;

namespace Duplicates.Service.Complaints;

/// <summary>Tells the applicant and the holder of a complaint what happened to it.</summary>
internal sealed class ComplaintNotices(ApplicantMessages messages, StaffNotices staff)
{
    /// <summary>It was registered.</summary>
    public void Registered(Complaint complaint, DuplicateApplication application)
    {
        TellApplicant(complaint, application, "complaint-registered");
        TellHolder(complaint, application, "complaint-registered");
    }

    /// <summary>It went higher.</summary>
    public void Escalated(Complaint complaint, DuplicateApplication application) => TellHolder(complaint, application, "complaint-escalated");

    /// <summary>It was answered.</summary>
    public void Answered(Complaint complaint, DuplicateApplication application)
    {
        TellApplicant(complaint, application, "complaint-answered");
        foreach (var role in (string[])[ServiceRoles.SchoolClerk, ServiceRoles.SchoolHead])
        {
            staff.Tell(new(application.OfficeId, role, null, "complaint-answered", application.Id, application.Number!.Value, complaint.Number!.ToString()));
        }
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

    private void TellApplicant(Complaint complaint, DuplicateApplication application, string happened) => messages.Tell(application, happened, new()
    {
        Number = application.Number!.ToString(),
        Complaint = complaint.Number!.ToString(),
        DueOn = complaint.Deadline!.DueOn,
        Path = $"{application.Number.Value}/complaint",
    });
}
