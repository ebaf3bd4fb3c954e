using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Accounts;

/// <summary>
/// The port through which the service opens and closes a person's session. Authentication belongs to the door:
/// the service names no scheme and no cookie.
/// </summary>
public interface ICitizenSession
{
    /// <summary>How long a session lasts without a request.</summary>
    TimeSpan IdleLimit { get; }

    /// <summary>Opens a session for a citizen who proved to hold the phone.</summary>
    Task SignInAsync(HttpContext context, ClaimsPrincipal citizen);

    /// <summary>Ends the session of whoever is signed in.</summary>
    Task SignOutAsync(HttpContext context);
}
