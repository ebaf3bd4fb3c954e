using System.Security.Claims;

namespace Duplicates.Service.Web;

/// <summary>The session that a person came with.</summary>
internal static class SignedInSession
{
    /// <summary>Its id; null for a cookie of an edition that kept no rows.</summary>
    public static Guid? IdOf(ClaimsPrincipal person) => Guid.TryParseExact(person.FindFirstValue(ServiceClaims.Session), "N", out var id) ? id : null;
}
