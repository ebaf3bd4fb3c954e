using Duplicates.Domain.Applications;
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
        var found = await (
            from account in db.Users
            join membership in db.UserRoles on account.Id equals membership.UserId
            join role in db.Roles on membership.RoleId equals role.Id
            where account.OfficeId == officeId && (demonstration.AreOpen || !account.IsDemonstration) && (role.Name == ServiceRoles.SchoolClerk || role.Name == ServiceRoles.SchoolHead)
            select new { account.Id, account.DisplayName, account.LockoutEnd, Role = role.Name }).AsNoTracking().ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return [.. found
            .Where(account => account.LockoutEnd is null || account.LockoutEnd <= now)
            .GroupBy(account => account.Id, StringComparer.Ordinal)
            .Select(account => new Colleague(account.Key, account.First().DisplayName, account.Any(one => one.Role == ServiceRoles.SchoolHead) ? ActorRole.SchoolHead : ActorRole.SchoolClerk))
            .OrderBy(colleague => colleague.Name, StringComparer.CurrentCulture)];
    }
}
