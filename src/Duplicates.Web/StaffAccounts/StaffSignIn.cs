using System.Security.Claims;
using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Duplicates.Web.StaffAccounts;

/// <summary>Signs staff in with e-mail and password; five wrong tries lock the account for a quarter of an hour.</summary>
internal sealed class StaffSignIn(UserManager<StaffAccount> accounts, IStaffAudit audit)
{
    /// <summary>The claim with the account's security stamp, by which sessions end when the password changes.</summary>
    public const string StampClaim = "duplicates:stamp";

    private static readonly StaffAccount Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<StaffAccount>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Opens a session; returns false for a wrong e-mail, a wrong password and a locked account alike.</summary>
    public async Task<bool> TryAsync(HttpContext context, string email, string password)
    {
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            // an unknown address takes as long as a known one
            new PasswordHasher<StaffAccount>().VerifyHashedPassword(Nobody, NobodysHash, password);
            return false;
        }

        if (await accounts.IsLockedOutAsync(account) || !await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.AccessFailedAsync(account);
            await audit.RecordSignInAsync(account.Id, account.DisplayName, succeeded: false, context.RequestAborted);
            return false;
        }

        await accounts.ResetAccessFailedCountAsync(account);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, await CreatePrincipalAsync(account));
        await audit.RecordSignInAsync(account.Id, account.DisplayName, succeeded: true, context.RequestAborted);
        return true;
    }

    /// <summary>Where the work of the account's role begins: the work list of a school, the counter of the Corporation, the editors' overview, else the start page.</summary>
    public async Task<string> LandingPathAsync(string email)
    {
        IEnumerable<string> roles = await accounts.FindByEmailAsync(email) is { } account ? await accounts.GetRolesAsync(account) : [];
        return roles.FirstOrDefault() switch
        {
            ServiceRoles.SchoolClerk or ServiceRoles.SchoolHead => "/staff",
            ServiceRoles.CorporationOperator => "/counter",
            ServiceRoles.MinistryEditor => "/editor",
            ServiceRoles.MinistryInspector => "/oversight",
            _ => string.Empty,
        };
    }

    private async Task<ClaimsPrincipal> CreatePrincipalAsync(StaffAccount account)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, account.Id),
            new(ClaimTypes.Name, account.DisplayName),
            new(ServiceClaims.Office, account.OfficeId),
            new(StampClaim, account.SecurityStamp ?? string.Empty),
        ];
        claims.AddRange((await accounts.GetRolesAsync(account)).Select(role => new Claim(ClaimTypes.Role, role)));
        return new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
