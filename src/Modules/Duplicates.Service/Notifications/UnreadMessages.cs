using System.Security.Claims;
using Duplicates.Service.Accounts;

namespace Duplicates.Service.Notifications;

/// <summary>What the band above every page tells a signed-in person: how much waits to be read.</summary>
internal interface IUnreadMessages
{
    /// <summary>How much the person has not read; null for those who have no inbox.</summary>
    Task<UnreadCount?> OfAsync(ClaimsPrincipal user, CancellationToken cancellationToken);
}

/// <summary>Counts in the inboxes.</summary>
internal sealed class UnreadMessages(ApplicantInbox applicants, StaffInbox staff) : IUnreadMessages
{
    /// <inheritdoc />
    public async Task<UnreadCount?> OfAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.IsInRole(ServiceRoles.Applicant))
        {
            return await applicants.CountUnreadAsync(SignedInPeople.AccountKey(user), SignedInPeople.IinKey(user), cancellationToken);
        }

        var reader = StaffReader.Of(user);
        return reader.Roles.Count == 0 ? null : await staff.CountUnreadAsync(reader, cancellationToken);
    }
}
