using System.Security.Claims;
using Duplicates.Domain.Time;
using Duplicates.Service;
using Duplicates.Service.Data;

namespace Duplicates.Web.StaffAccounts;

/// <summary>
/// Compares a signed-in member of staff with what the account is now. Whoever changed it, and by what way: a lock, another password, office
/// or role ends the sessions that began before.
/// </summary>
internal sealed class StaffStanding(DuplicatesDbContext db, DemonstrationAccounts demonstration, TimeProvider clock)
{
    /// <summary>The account with a row for each of its roles and of those that it has for a time, by keys alone.</summary>
    private const string Question =
        """
        SELECT u."SecurityStamp", u."OfficeId", u."LockoutEnd", u."IsDemonstration", r."Name" FROM "AspNetUsers" u
        LEFT JOIN "AspNetUserRoles" m ON m."UserId" = u."Id" LEFT JOIN "AspNetRoles" r ON r."Id" = m."RoleId"
        WHERE u."Id" = @id
        UNION ALL
        SELECT u."SecurityStamp", u."OfficeId", u."LockoutEnd", u."IsDemonstration", a."Role" FROM "AspNetUsers" u
        JOIN "StaffActingRoles" a ON a."AccountId" = u."Id" AND a."FirstDay" <= @today AND a."LastDay" >= @today
        WHERE u."Id" = @id
        """;

    /// <summary>Whether the account is open and is what it was when the person signed in.</summary>
    public async Task<bool> IsUnchangedAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var rows = await db.Database.ReadPlainAsync(
            Question,
            row => (
                Stamp: row.GetString(0),
                Office: row.GetString(1),
                LockedUntil: row.IsDBNull(2) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(2),
                IsBarred: row.GetBoolean(3) && !demonstration.AreOpen,
                Role: row.IsDBNull(4) ? null : row.GetString(4)),
            cancellationToken,
            ("@id", person.FindFirstValue(ClaimTypes.NameIdentifier) ?? string.Empty),
            ("@today", AlmatyTime.Today(clock)));
        return rows.Count > 0
            && rows[0].Stamp == person.FindFirstValue(StaffSignIn.StampClaim)
            && rows[0].Office == person.FindFirstValue(ServiceClaims.Office)
            && !rows[0].IsBarred
            && !(rows[0].LockedUntil > clock.GetUtcNow())
            && rows.Select(row => row.Role).OfType<string>().ToHashSet(StringComparer.Ordinal).SetEquals(person.FindAll(ClaimTypes.Role).Select(claim => claim.Value));
    }
}
