
namespace Duplicates.Service.Offices;

/// <summary>Schools with one officer, who is clerk and head at once. Who decides on the own proposal there is said by the rules of the case.</summary>
internal static class SoleOfficers
{
    /// <summary>Whether the school is set to have one officer.</summary>
    public static bool HasSoleOfficer(this IOffices offices, string officeId) => offices.Find(officeId)?.HasSoleOfficer ?? false;

    /// <summary>Whose move it is at this school, when the process waits for a role: the one officer has the clerk's moves too.</summary>
    public static string? TurnOf(this IOffices offices, string? role, string officeId) => offices.HasSoleOfficer(officeId) ? TurnOfSole(role) : role;

    /// <summary>The role in which the one officer does what waits for a role.</summary>
    public static string? TurnOfSole(string? role) => role is ServiceRoles.SchoolClerk ? ServiceRoles.SchoolHead : role;
}
