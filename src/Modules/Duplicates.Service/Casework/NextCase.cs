using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Calendar;

namespace Duplicates.Service.Casework;

/// <summary>Whose work list an officer reads today, and which case comes after the one that lies open.</summary>
internal sealed class NextCase(WorkList workList, IWorkingCalendarSource calendars, TimeProvider clock)
{
    /// <summary>The work list of an officer as of today.</summary>
    public WorkListScope ScopeOf(ClaimsPrincipal user)
    {
        var (officer, today) = (SignedInPeople.Officer(user), AlmatyTime.Today(clock));
        return new(officer.OfficeId, officer.AccountId, officer.Role.ToString(), today, calendars.Current.AddWorkingDays(today, WorkListScope.SoonWorkingDays));
    }

    /// <summary>The number of the case that follows in this part of the list; behind the last one the list begins anew. Null when there is no other.</summary>
    public async Task<string?> FindAsync(ClaimsPrincipal user, WorkListTab tab, DuplicateApplication open, CancellationToken cancellationToken)
    {
        var scope = ScopeOf(user);
        var after = await workList.ReadAsync(scope, tab, new(open.Deadline!.DueOn, open.Id), cancellationToken);
        var lines = after.Lines.Count > 0 ? after : await workList.ReadAsync(scope, tab, after: null, cancellationToken);
        return lines.Lines.FirstOrDefault(line => line.Id != open.Id)?.Number;
    }
}
