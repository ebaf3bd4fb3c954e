using System.Security.Claims;
using Duplicates.Service;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;

namespace Duplicates.OrchardCore.Staff;

/// <summary>Puts office and name of a member of staff into the session that Orchard opens.</summary>
internal sealed class StaffClaims : IUserClaimsProvider
{
    /// <summary>The name shown to colleagues; Orchard's own name claim is the user name, by which Orchard finds the account.</summary>
    public const string DisplayName = "duplicates:display-name";

    /// <inheritdoc />
    public Task GenerateAsync(IUser user, ClaimsIdentity claims)
    {
        if (user is User known)
        {
            claims.AddClaim(new(SessionsFollowAccounts.Standing, SessionsFollowAccounts.StandingOf(known)));
        }

        if (user is User account && StaffProfile.Of(account) is { } profile)
        {
            claims.AddClaim(new(ServiceClaims.Office, profile.Office ?? string.Empty));
            claims.AddClaim(new(DisplayName, StaffColleagues.NameOf(account)));
        }

        return Task.CompletedTask;
    }

    /// <summary>The same person under the name that the service shows.</summary>
    public static ClaimsPrincipal Named(ClaimsPrincipal user)
    {
        if (user.FindFirstValue(DisplayName) is not { Length: > 0 } name)
        {
            return user;
        }

        var identities = user.Identities.Select(identity =>
        {
            var copy = identity.Clone();
            copy.FindAll(ClaimTypes.Name).ToList().ForEach(copy.RemoveClaim);
            copy.AddClaim(new(ClaimTypes.Name, name));
            return copy;
        });
        return new(identities);
    }
}
