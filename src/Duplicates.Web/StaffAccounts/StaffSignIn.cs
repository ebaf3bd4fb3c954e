using System.Security.Claims;
using Duplicates.Domain.Time;
using Duplicates.Service;
using Duplicates.Service.Audit;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Web.StaffAccounts;

/// <summary>
/// Checks e-mail and password of staff and opens their sessions. An unknown, a locked and an account with another password are answered alike after the same
/// work: one password is hashed, one entry of the audit log is written.
/// </summary>
internal sealed class StaffSignIn(
    UserManager<StaffAccount> accounts,
    StaffDbContext db,
    IPasswordHasher<StaffAccount> hasher,
    NobodysPassword nobody,
    DemonstrationAccounts demonstration,
    IStaffAudit audit,
    TimeProvider clock)
{
    /// <summary>The claim with the account's security stamp, by which sessions end when the password changes: <see cref="StaffStanding"/>.</summary>
    public const string StampClaim = "duplicates:stamp";

    /// <summary>Who tried to sign in to an account that does not exist, in the audit log.</summary>
    private const string Unknown = "unknown";

    /// <summary>The open account with this e-mail and password; null otherwise, which is on record.</summary>
    public async Task<StaffAccount?> CheckAsync(string email, string password, CancellationToken cancellationToken)
    {
        var account = await accounts.FindByEmailAsync(email);
        var isRight = account?.PasswordHash is null ? nobody.Refuse(hasher, password) : await accounts.CheckPasswordAsync(account, password);
        if (account is null || !isRight || await accounts.IsLockedOutAsync(account) || demonstration.Bars(account))
        {
            await audit.RecordFailedSignInAsync(account?.Id ?? Unknown, account?.DisplayName ?? Unknown, cancellationToken);
            return null;
        }

        return account;
    }

    /// <summary>Opens a session for the account as it is now.</summary>
    public async Task OpenAsync(HttpContext context, StaffAccount account)
    {
        var (own, today) = (await accounts.GetRolesAsync(account), AlmatyTime.Today(clock));
        var acting = await db.ActingRoles.Where(row => row.AccountId == account.Id && row.FirstDay <= today && row.LastDay >= today).Select(row => row.Role).Distinct().ToListAsync(context.RequestAborted);
        List<string> roles = [.. own.Union(acting, StringComparer.Ordinal)];
        await CookieSession.OpenAsync(context, CreatePrincipal(account, roles, acting.Except(own, StringComparer.Ordinal)));
        DateTimeOffset? now = clock.GetUtcNow();
        await db.Users.Where(row => row.Id == account.Id).ExecuteUpdateAsync(change => change.SetProperty(row => row.LastSignInAt, now), context.RequestAborted);
    }

    private static ClaimsPrincipal CreatePrincipal(StaffAccount account, IEnumerable<string> roles, IEnumerable<string> acting)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, account.Id),
            new(ClaimTypes.Name, account.DisplayName),
            new(ServiceClaims.Office, account.OfficeId),
            new(StampClaim, account.SecurityStamp ?? string.Empty),
        ];
        claims.AddRange(roles.Select(role => new Claim(ClaimTypes.Role, role)));
        claims.AddRange(acting.Select(role => new Claim(ServiceClaims.Acting, role)));
        return new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}

/// <summary>The password that nobody has: checking it costs what checking that of an account costs.</summary>
internal sealed class NobodysPassword
{
    private static readonly StaffAccount Nobody = new();
    private readonly string _hash;

    /// <summary>Makes it up, with as many rounds as the accounts have.</summary>
    public NobodysPassword(Microsoft.Extensions.Options.IOptions<PasswordHasherOptions> options) =>
        _hash = new PasswordHasher<StaffAccount>(options).HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Checks a password in vain.</summary>
    public bool Refuse(IPasswordHasher<StaffAccount> hasher, string password)
    {
        hasher.VerifyHashedPassword(Nobody, _hash, password);
        return false;
    }
}
