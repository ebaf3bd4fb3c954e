using System.Security.Claims;
using Duplicates.Service.Accounts;
using Duplicates.Web.StaffAccounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Duplicates.Web;

/// <summary>Sessions of this door: one cookie for citizens and staff, 30 minutes of idleness.</summary>
internal sealed class CookieSession : ICitizenSession
{
    private static readonly TimeSpan StampCheckInterval = TimeSpan.FromMinutes(5);
    private const string StampCheckedAt = "stamp-checked-at";

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <inheritdoc />
    public TimeSpan IdleLimit => Idle;

    /// <inheritdoc />
    public Task SignInAsync(HttpContext context, ClaimsPrincipal citizen) =>
        context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, citizen);

    /// <inheritdoc />
    public Task SignOutAsync(HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    /// <summary>How the cookie looks, where people sign in, and when a session ends.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "duplicates-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = RedirectToSignIn;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = context => context.Principal?.IsInRole(ServiceRoles.Applicant) == true
            ? EndClosedCitizenSessionAsync(context)
            : EndStaleStaffSessionAsync(context);
    }

    private static Task RedirectToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(SignInAddress.For(context.Request));
        return Task.CompletedTask;
    }

    /// <summary>A citizen who signed out everywhere is signed out with the next request.</summary>
    private static async Task EndClosedCitizenSessionAsync(CookieValidatePrincipalContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<ICitizenSessions>();
        if (!await accounts.IsOpenAsync(context.Principal!, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    /// <summary>A session of staff ends within minutes of a new password, a new role or a closed account.</summary>
    private static async Task EndStaleStaffSessionAsync(CookieValidatePrincipalContext context)
    {
        var stamp = context.Principal?.FindFirstValue(StaffSignIn.StampClaim);
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (stamp is null || IsCheckedRecently(context.Properties, now))
        {
            return;
        }

        var accounts = context.HttpContext.RequestServices.GetRequiredService<UserManager<StaffAccount>>();
        var account = await accounts.FindByIdAsync(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier) ?? string.Empty);
        if (account is null || !string.Equals(account.SecurityStamp, stamp, StringComparison.Ordinal) || await accounts.IsLockedOutAsync(account))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        context.Properties.SetString(StampCheckedAt, now.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        context.ShouldRenew = true;
    }

    private static bool IsCheckedRecently(AuthenticationProperties properties, DateTimeOffset now) =>
        properties.GetString(StampCheckedAt) is { } text
        && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var checkedAt)
        && now - checkedAt < StampCheckInterval;
}
