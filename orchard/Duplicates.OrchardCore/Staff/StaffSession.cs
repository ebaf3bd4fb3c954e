using Duplicates.OrchardCore.Citizens;
using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;

namespace Duplicates.OrchardCore.Staff;

/// <summary>
/// Staff sign in with their Orchard account, here or on Orchard's own page. An account with a second factor signs in on Orchard's page only.
/// </summary>
internal sealed class StaffSession(IUserService users, SignInManager<IUser> signIn, IStaffAudit audit) : IStaffSession
{
    /// <inheritdoc />
    public async Task<IReadOnlyCollection<string>?> SignInAsync(HttpContext context, string email, string password)
    {
        var known = await users.GetUserAsync(email) as User;
        if (await users.AuthenticateAsync(email, password, static (_, _) => { }) is not User { TwoFactorEnabled: false } account)
        {
            if (known is not null)
            {
                await audit.RecordFailedSignInAsync(known.UserId, StaffColleagues.NameOf(known), context.RequestAborted);
            }

            return null;
        }

        await CitizenSession.EndAsync(context);
        await signIn.SignInAsync(account, isPersistent: false);
        await audit.RecordSignInAsync(account.UserId, StaffColleagues.NameOf(account), account.RoleNames, context.RequestAborted);
        return [.. account.RoleNames];
    }
}
