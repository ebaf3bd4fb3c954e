using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Duplicates.OrchardCore.Staff;

/// <summary>
/// A session knows with its next request what became of its account: a role that was taken, another office, a disabled account. Orchard looks
/// every half hour.
/// </summary>
internal static class SessionsFollowAccounts
{
    /// <summary>The claim that says how the account stood when the session was opened or last looked after.</summary>
    public const string Standing = "duplicates:standing";

    /// <summary>Looks at the account of each request that comes with a session.</summary>
    public static IServiceCollection AddSessionsThatFollowAccounts(this IServiceCollection services)
    {
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).PostConfigure(options =>
        {
            var before = options.Events.OnValidatePrincipal;
            options.Events.OnValidatePrincipal = async context =>
            {
                await before(context);
                await FollowAsync(context);
            };
        });
        return services;
    }

    /// <summary>How an account stands, as one short word that tells nothing.</summary>
    public static string StandingOf(User account)
    {
        var profile = StaffProfile.Of(account);
        var said = string.Join('\n', [account.IsEnabled.ToString(), profile?.Office, profile?.DisplayName, .. account.RoleNames.Order(StringComparer.Ordinal)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..16];
    }

    private static async Task FollowAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } principal)
        {
            return;
        }

        var services = context.HttpContext.RequestServices;
        if (await services.GetRequiredService<UserManager<IUser>>().GetUserAsync(principal) is not User { IsEnabled: true } account)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else if (principal.FindFirst(Standing)?.Value != StandingOf(account))
        {
            context.ReplacePrincipal(await services.GetRequiredService<SignInManager<IUser>>().CreateUserPrincipalAsync(account));
            context.ShouldRenew = true;
        }
    }
}
