using System.Security.Claims;
using Duplicates.Service;
using Duplicates.Service.Accounts;
using Duplicates.Service.Settings;
using Duplicates.Web.StaffAccounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Duplicates.Web;

/// <summary>Sessions of this door: one cookie for citizens and staff, which names a session on the server and is worth nothing without it.</summary>
internal sealed class CookieSession(IOptions<DuplicatesOptions> options) : ICitizenSession
{
    /// <inheritdoc />
    public TimeSpan IdleLimit => options.Value.Sessions.Citizens.Idle;

    /// <inheritdoc />
    public Task SignInAsync(HttpContext context, ClaimsPrincipal citizen) => OpenAsync(context, citizen);

    /// <inheritdoc />
    public async Task SignOutAsync(HttpContext context)
    {
        await Sessions(context).EndAsync(context.User, context.RequestAborted);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>Opens a session for a citizen or a member of staff.</summary>
    public static async Task OpenAsync(HttpContext context, ClaimsPrincipal person) =>
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, await Sessions(context).OpenAsync(context, person));

    /// <summary>How the cookie looks, where people sign in, and when a session ends.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "duplicates-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        // the row on the server knows when a session ends; the cookie only has to last as long
        options.ExpireTimeSpan = SessionLimits.Most;
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = RedirectToSignIn;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = RefuseEndedSessionAsync;
    }

    private static IOpenSessions Sessions(HttpContext context) => context.RequestServices.GetRequiredService<IOpenSessions>();

    private static Task RedirectToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(SignInAddress.For(context.Request));
        return Task.CompletedTask;
    }

    /// <summary>Asked of the database with every request, so that an ended session and a changed account are felt by the next one, on every host.</summary>
    private static async Task RefuseEndedSessionAsync(CookieValidatePrincipalContext context)
    {
        var (person, http) = (context.Principal!, context.HttpContext);
        if (await Sessions(http).IsOpenAsync(person, http.RequestAborted)
            && (person.IsInRole(ServiceRoles.Applicant) || await http.RequestServices.GetRequiredService<StaffStanding>().IsUnchangedAsync(person, http.RequestAborted)))
        {
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
