using System.Security.Claims;
using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Duplicates.Web.StaffAccounts;

/// <summary>Signs staff in with e-mail and password; five wrong tries lock the account for a quarter of an hour.</summary>
internal sealed class StaffSignIn(UserManager<StaffAccount> accounts, IStaffAudit audit) : IStaffSession
{
    /// <summary>The claim with the account's security stamp, by which sessions end when the password changes.</summary>
    public const string StampClaim = "duplicates:stamp";

    private static readonly StaffAccount Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<StaffAccount>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <inheritdoc />
    public async Task<IReadOnlyCollection<string>?> SignInAsync(HttpContext context, string email, string password)
    {
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            // an unknown address takes as long as a known one
            new PasswordHasher<StaffAccount>().VerifyHashedPassword(Nobody, NobodysHash, password);
            return null;
        }

        if (await accounts.IsLockedOutAsync(account) || !await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.AccessFailedAsync(account);
            await audit.RecordSignInAsync(account.Id, account.DisplayName, succeeded: false, context.RequestAborted);
            return null;
        }

        await accounts.ResetAccessFailedCountAsync(account);
        var roles = await accounts.GetRolesAsync(account);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, CreatePrincipal(account, roles));
        await audit.RecordSignInAsync(account.Id, account.DisplayName, succeeded: true, context.RequestAborted);
        return [.. roles];
    }

    private static ClaimsPrincipal CreatePrincipal(StaffAccount account, IEnumerable<string> roles)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, account.Id),
            new(ClaimTypes.Name, account.DisplayName),
            new(ServiceClaims.Office, account.OfficeId),
            new(StampClaim, account.SecurityStamp ?? string.Empty),
        ];
        claims.AddRange(roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
