using Duplicates.OrchardCore.Site;
using Duplicates.Service.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duplicates.OrchardCore.Citizens;

/// <summary>
/// On the addresses of the service, and where forms are posted to, whoever has the citizens' cookie is a citizen, and anybody else is a user of Orchard or nobody. Who
/// has to sign in there is sent to the service's pages, not to Orchard's. Everywhere else Orchard's sessions are what they were.
/// </summary>
internal static class SessionsOfBoth
{
    private const string Who = "Duplicates.Who";
    private const string Ask = "Duplicates.Ask";

    public static IServiceCollection AddSessionsOfBoth(this IServiceCollection services)
    {
        services.AddAuthentication()
            .AddCookie(CitizenSession.Scheme, CitizenSession.Configure)
            .AddPolicyScheme(Who, displayName: null, options => options.ForwardDefaultSelector = context => IsCitizen(context.Request) ? CitizenSession.Scheme : IdentityConstants.ApplicationScheme)
            .AddPolicyScheme(Ask, displayName: null, options => options.ForwardDefaultSelector = context => IsOfService(context.Request) ? CitizenSession.Scheme : IdentityConstants.ApplicationScheme);
        services.PostConfigure<AuthenticationOptions>(options =>
            (options.DefaultAuthenticateScheme, options.DefaultChallengeScheme, options.DefaultForbidScheme) = (Who, Ask, Ask));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).PostConfigure<IOptions<DuplicatesOptions>>((cookie, settings) =>
        {
            cookie.ExpireTimeSpan = settings.Value.Sessions.Staff.Idle;
            cookie.SlidingExpiration = true;
        });
        return services;
    }

    private static bool IsCitizen(HttpRequest request) => (IsOfService(request) || IsForm(request) || IsSignOut(request)) && request.Cookies.ContainsKey(CitizenSession.Cookie);

    /// <summary>A page of widgets posts a form to a workflow of Orchard, in the session in which it was opened.</summary>
    private static bool IsForm(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/workflows/invoke");

    /// <summary>The sign-out of Orchard's theme, which stands on pages of widgets too.</summary>
    private static bool IsSignOut(HttpRequest request)
    {
        var users = request.HttpContext.RequestServices.GetRequiredService<IOptions<global::OrchardCore.Users.UserOptions>>().Value;
        return HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/" + users.LogoffPath);
    }

    private static bool IsOfService(HttpRequest request) => ServiceAddresses.Contains(request.Path);
}
