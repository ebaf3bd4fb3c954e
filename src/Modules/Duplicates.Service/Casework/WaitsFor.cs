using Duplicates.Domain.Applications;
using Duplicates.Service.Accounts;

namespace Duplicates.Service.Casework;

/// <summary>Whose move a case waits for.</summary>
internal static class WaitsFor
{
    /// <summary>One of <see cref="ServiceRoles"/>; null when nobody has anything to do with the case any more.</summary>
    /// <param name="application">The case.</param>
    /// <param name="soleOfficer">The school has one officer, who is its head.</param>
    public static string? RoleOf(DuplicateApplication application, bool soleOfficer) => application.State switch
    {
        ApplicationState.Registered or ApplicationState.Redirected or ApplicationState.Approved => Clerk(soleOfficer),
        ApplicationState.UnderReview => application.Proposal is null ? Clerk(soleOfficer) : ServiceRoles.SchoolHead,
        ApplicationState.HearingAppointed => application.HearingRecord is null ? Clerk(soleOfficer) : ServiceRoles.SchoolHead,
        ApplicationState.Prepared => ServiceRoles.SchoolHead,
        ApplicationState.Ready => IsCollectedHere(application) ? Clerk(soleOfficer) : ServiceRoles.CorporationOperator,
        _ => null,
    };

    private static string Clerk(bool soleOfficer) => soleOfficer ? ServiceRoles.SchoolHead : ServiceRoles.SchoolClerk;

    private static bool IsCollectedHere(DuplicateApplication application) =>
        string.Equals(application.Content!.CollectionOfficeId, application.OfficeId, StringComparison.Ordinal);
}
