using System.Security.Claims;
using Duplicates.Service.Accounts;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duplicates.OrchardCore.Citizens;

/// <summary>
/// Sessions of citizens: a cookie of their own beside Orchard's, because a citizen is no user of the site. In one browser
/// either a citizen is signed in or a member of staff: who signs in ends the other session.
/// </summary>
internal sealed class CitizenSession(IOptions<DuplicatesOptions> settings) : ICitizenSession
{
    /// <summary>The scheme of citizens.</summary>
    public const string Scheme = "Duplicates.Citizen";

    /// <summary>The cookie of a citizen's session.</summary>
    public const string Cookie = "duplicates-session";

    /// <inheritdoc />
    public TimeSpan IdleLimit => settings.Value.Sessions.Citizens.Idle;

    /// <inheritdoc />
    public async Task SignInAsync(HttpContext context, ClaimsPrincipal citizen)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        await context.SignInAsync(Scheme, await Sessions(context).OpenAsync(context, citizen));
    }

    /// <inheritdoc />
    public async Task SignOutAsync(HttpContext context)
    {
        await EndAsync(context);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Ends the session of a citizen, if the request came with one; Orchard's session stays.</summary>
    public static async Task EndAsync(HttpContext context)
    {
        if ((await context.AuthenticateAsync(Scheme)).Principal is { } citizen)
        {
            await Sessions(context).EndAsync(citizen, context.RequestAborted);
        }

        await context.SignOutAsync(Scheme);
    }

    /// <summary>How the cookie looks, where people sign in, and when a session ends.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Cookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        // the row on the server knows when a session ends; the cookie only has to last as long
        options.ExpireTimeSpan = SessionLimits.Most;
        options.SlidingExpiration = false;
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
        options.Events.OnValidatePrincipal = RefuseEndedSessionAsync;
    }

    private static IOpenSessions Sessions(HttpContext context) => context.RequestServices.GetRequiredService<IOpenSessions>();

    /// <summary>A session that was ended, on this device or on all, opens nothing with the next request.</summary>
    private static async Task RefuseEndedSessionAsync(CookieValidatePrincipalContext context)
    {
        if (!await Sessions(context.HttpContext).IsOpenAsync(context.Principal!, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }
}
