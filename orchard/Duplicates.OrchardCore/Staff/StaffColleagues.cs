using Duplicates.Domain.Applications;
using Duplicates.Service;
using Duplicates.Service.Casework;
using OrchardCore.Users.Models;
using YesSql;

namespace Duplicates.OrchardCore.Staff;

/// <summary>Finds the clerks and heads of a school among Orchard's users; disabled ones are left out.</summary>
internal sealed class StaffColleagues(ISession session) : IColleagues
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Colleague>> OfOfficeAsync(string officeId, CancellationToken cancellationToken)
    {
        var users = await session.Query<User, StaffByOfficeIndex>(index => index.Office == officeId).ListAsync(cancellationToken);
        return [.. users.Where(user => user.IsEnabled && RoleOf(user) is not null)
            .Select(user => new Colleague(user.UserId, NameOf(user), RoleOf(user)!.Value))
            .OrderBy(colleague => colleague.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The name shown to colleagues and in the history of cases.</summary>
    public static string NameOf(User user) => StaffProfile.Of(user)?.DisplayName is { Length: > 0 } name ? name : user.UserName;

    private static ActorRole? RoleOf(User user) =>
        user.RoleNames.Contains(ServiceRoles.SchoolHead) ? ActorRole.SchoolHead : user.RoleNames.Contains(ServiceRoles.SchoolClerk) ? ActorRole.SchoolClerk : null;
}
