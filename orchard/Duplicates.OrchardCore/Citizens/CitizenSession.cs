using System.Security.Claims;
using Duplicates.Service.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.OrchardCore.Citizens;

/// <summary>
/// Sessions of citizens: a cookie of their own beside Orchard's, because a citizen is no user of the site. In one browser
/// either a citizen is signed in or a member of staff: who signs in ends the other session.
/// </summary>
internal sealed class CitizenSession : ICitizenSession
{
    /// <summary>The scheme of citizens.</summary>
    public const string Scheme = "Duplicates.Citizen";

    /// <summary>The cookie of a citizen's session.</summary>
    public const string Cookie = "duplicates-session";

    /// <summary>How long a session lasts without a request, of citizens and of staff.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <inheritdoc />
    public TimeSpan IdleLimit => Idle;

    /// <inheritdoc />
    public async Task SignInAsync(HttpContext context, ClaimsPrincipal citizen)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        await context.SignInAsync(Scheme, citizen);
    }

    /// <inheritdoc />
    public async Task SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(Scheme);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>How the cookie looks, where people sign in, and when a session ends.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Cookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context =>
        {
            context.Response.Redirect(SignInAddress.For(context.Request));
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = EndClosedSessionAsync;
    }

    /// <summary>A citizen who signed out everywhere is signed out with the next request.</summary>
    private static async Task EndClosedSessionAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<ICitizenSessions>();
        if (!await sessions.IsOpenAsync(context.Principal!, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }
}
