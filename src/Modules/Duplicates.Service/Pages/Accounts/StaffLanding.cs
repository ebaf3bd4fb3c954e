using Duplicates.Service.Web;

namespace Duplicates.Service.Pages.Accounts;

/// <summary>Where the work of whoever signed in begins.</summary>
internal static class StaffLanding
{
    private static readonly (string Role, SitePath Path)[] Landings =
    [
        (ServiceRoles.SchoolHead, SitePaths.WorkList), (ServiceRoles.SchoolClerk, SitePaths.WorkList), (ServiceRoles.CorporationOperator, SitePaths.Counter),
        (ServiceRoles.MinistryEditor, SitePaths.Editor), (ServiceRoles.MinistryInspector, SitePaths.Oversight),
        (ServiceRoles.Administrator, SitePaths.Administration),
    ];

    /// <summary>The work list of a school, the counter of the Corporation, else the start page.</summary>
    public static SitePath Of(IReadOnlyCollection<string> roles) => Landings.FirstOrDefault(landing => roles.Contains(landing.Role, StringComparer.Ordinal)).Path;
}
