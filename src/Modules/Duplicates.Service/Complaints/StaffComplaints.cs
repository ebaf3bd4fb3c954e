using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Domain.Numbers;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Complaints;

/// <summary>A member of staff who may be the holder of a complaint.</summary>
internal sealed record ComplaintHandler(Actor Actor, string? OfficeId)
{
    /// <summary>The roles that answer complaints, for the pages.</summary>
    public const string Roles = $"{ServiceRoles.SchoolClerk},{ServiceRoles.SchoolHead},{ServiceRoles.MinistryInspector}";

    /// <summary>The person who signed in.</summary>
    public static ComplaintHandler Of(ClaimsPrincipal user)
    {
        var officer = SignedInPeople.Officer(user);
        return user.IsInRole(ServiceRoles.MinistryInspector)
            ? new(officer.AsActor() with { Role = ActorRole.MinistryInspector }, null)
            : new(officer.AsActor(), officer.OfficeId);
    }
}

/// <summary>A line of the list.</summary>
internal sealed record ComplaintLine(string Number, string CaseNumber, ComplaintSubject Subject, ComplaintLevel Level, DateOnly DueOn, bool IsLate)
{
    /// <summary>The number as people read it.</summary>
    public string SpokenNumber => ComplaintNumber.Parse(Number).ToString();
}

/// <summary>Opens complaints for whoever may answer them: nobody sees one about a case in which they took part, and each look is on record.</summary>
internal sealed class StaffComplaints(DuplicatesDbContext db, ComplaintStore complaints, ApplicationStore applications, AuditLog audit)
{
    /// <summary>Lines of the list.</summary>
    public const int Longest = 100;

    /// <summary>The complaints that wait for this person, the most urgent first.</summary>
    public async Task<IReadOnlyList<ComplaintLine>> WaitingForAsync(ComplaintHandler handler, CancellationToken cancellationToken)
    {
        var (office, self) = (handler.OfficeId, $"|{handler.Actor.Id}|");
        ComplaintLevel[] levels = handler.Actor.Role switch
        {
            ActorRole.MinistryInspector => [ComplaintLevel.Ministry],
            ActorRole.SchoolHead => [ComplaintLevel.Head, ComplaintLevel.Department],
            _ => [ComplaintLevel.Worker],
        };
        return await db.Set<ComplaintRow>().AsNoTracking()
            .Where(row => row.State == ComplaintState.Registered && levels.Contains(row.Level) && row.OfficeId == office && !row.Concerned.Contains(self))
            .OrderBy(row => row.DueOn).ThenBy(row => row.Id).Take(Longest)
            .Select(row => new ComplaintLine(row.Number, row.CaseNumber, row.Subject, row.Level, row.DueOn, row.IsLate))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The complaint with its case, if this person may answer it; null otherwise, and then an existing one leaves an entry in the audit log.</summary>
    public async Task<(Complaint Complaint, DuplicateApplication Application)?> OpenAsync(ComplaintHandler handler, string typedNumber, CancellationToken cancellationToken)
    {
        if (!ComplaintNumber.TryParse(typedNumber, out var number) || await complaints.FindAsync(number, cancellationToken) is not { } complaint)
        {
            return null;
        }

        var isAllowed = complaint.MayBeAnsweredBy(handler.Actor, handler.OfficeId);
        await audit.AppendAsync(handler.Actor, isAllowed ? AuditAction.CaseRead : AuditAction.CaseDenied, number.Value, cancellationToken);
        return isAllowed ? (complaint, (await applications.FindAsync(complaint.Filed.ApplicationId, cancellationToken))!) : null;
    }
}
