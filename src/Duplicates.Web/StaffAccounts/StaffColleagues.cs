using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service;
using Duplicates.Service.Casework;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Web.StaffAccounts;

/// <summary>Finds the clerks and heads of a school among the accounts of this door; closed accounts are left out.</summary>
internal sealed class StaffColleagues(StaffDbContext db, DemonstrationAccounts demonstration, TimeProvider clock) : IColleagues
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Colleague>> OfOfficeAsync(string officeId, CancellationToken cancellationToken)
    {
        var today = AlmatyTime.Today(clock);
        var memberships = db.UserRoles.Join(db.Roles, membership => membership.RoleId, role => role.Id, (membership, role) => new { membership.UserId, Role = role.Name! });
        var acting = db.ActingRoles.Where(row => row.FirstDay <= today && row.LastDay >= today).Select(row => new { UserId = row.AccountId, row.Role });
        var found = await (
            from account in db.Users
            join held in memberships.Concat(acting) on account.Id equals held.UserId
            where account.OfficeId == officeId && (demonstration.AreOpen || !account.IsDemonstration) && (held.Role == ServiceRoles.SchoolClerk || held.Role == ServiceRoles.SchoolHead)
            select new { account.Id, account.DisplayName, account.LockoutEnd, held.Role }).AsNoTracking().ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return [.. found
            .Where(account => account.LockoutEnd is null || account.LockoutEnd <= now)
            .GroupBy(account => account.Id, StringComparer.Ordinal)
            .Select(account => new Colleague(account.Key, account.First().DisplayName, account.Any(one => one.Role == ServiceRoles.SchoolHead) ? ActorRole.SchoolHead : ActorRole.SchoolClerk))
            .OrderBy(colleague => colleague.Name, StringComparer.CurrentCulture)];
    }
}
