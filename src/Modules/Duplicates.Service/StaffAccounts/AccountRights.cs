using System.Security.Claims;
using Duplicates.Service.Offices;

namespace Duplicates.Service.StaffAccounts;

/// <summary>Who manages accounts: an administrator, or the manager of one organisation.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name.</param>
/// <param name="OfficeId">The organisation.</param>
/// <param name="Roles">The roles.</param>
internal sealed record AccountKeeper(string Id, string Name, string OfficeId, IReadOnlyList<string> Roles)
{
    /// <summary>Those of the roles that they have for a time.</summary>
    public IReadOnlyList<string> Acting { get; init; } = [];

    /// <summary>Whether all organisations are theirs.</summary>
    public bool IsAdministrator => Roles.Contains(ServiceRoles.Administrator, StringComparer.Ordinal);

    /// <summary>The person who signed in.</summary>
    public static AccountKeeper Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier)!,
        user.FindFirstValue(ClaimTypes.Name) ?? string.Empty,
        user.FindFirstValue(ServiceClaims.Office) ?? string.Empty,
        [.. user.FindAll(ClaimTypes.Role).Select(claim => claim.Value)])
    { Acting = [.. user.FindAll(ServiceClaims.Acting).Select(claim => claim.Value)] };

    /// <summary>The same of an account on a day (Almaty).</summary>
    public static AccountKeeper Of(StaffAccountState account, DateOnly day)
    {
        var roles = account.RolesOn(day);
        return new(account.Id, account.Name, account.OfficeId, roles) { Acting = [.. roles.Except(account.Roles, StringComparer.Ordinal)] };
    }
}

/// <summary>Who may give which role, and where a role belongs. Nobody gives more than they have, and nobody changes the own account.</summary>
internal static class AccountRights
{
    private static readonly OfficeKind[] OfSchools = [OfficeKind.School, OfficeKind.EducationDepartment, OfficeKind.Archive];

    /// <summary>Each role with the roles that a manager who has it gives, and the kinds of organisation it belongs to; none: it belongs to the ministry or to the service.</summary>
    private static readonly (string Role, string[] Gives, OfficeKind[] Kinds)[] Table =
    [
        (ServiceRoles.SchoolClerk, [ServiceRoles.SchoolClerk], OfSchools),
        (ServiceRoles.SchoolHead, [ServiceRoles.SchoolClerk, ServiceRoles.SchoolHead], OfSchools),
        (ServiceRoles.CorporationOperator, [ServiceRoles.CorporationOperator], [OfficeKind.Corporation]),
        (ServiceRoles.MinistryEditor, [ServiceRoles.MinistryEditor], []),
        (ServiceRoles.MinistryInspector, [ServiceRoles.MinistryInspector], []),
        (ServiceRoles.Administrator, [.. ServiceRoles.Staff, ServiceRoles.AccountManager], []),
        (ServiceRoles.AccountManager, [], []),
    ];

    /// <summary>The roles that somebody may give, in the order in which they are shown. Whoever has a role for a time gives it to nobody: it would outlast the order.</summary>
    public static IReadOnlyList<string> RolesGivenBy(AccountKeeper keeper)
    {
        var isManager = keeper.Roles.Contains(ServiceRoles.AccountManager, StringComparer.Ordinal);
        var given = Table.Where(row => keeper.Roles.Contains(row.Role, StringComparer.Ordinal) && (isManager || row.Role == ServiceRoles.Administrator))
            .SelectMany(row => row.Gives.Where(role => role != row.Role || !keeper.Acting.Contains(role, StringComparer.Ordinal))).ToHashSet(StringComparer.Ordinal);
        return [.. Table.Select(row => row.Role).Where(given.Contains)];
    }

    /// <summary>The roles that somebody may give to an account for a time: work at its organisation that it does not have.</summary>
    public static IReadOnlyList<string> ActingGivenBy(AccountKeeper keeper, StaffAccountState account, OfficeKind? kind) =>
        [.. RolesGivenBy(keeper).Where(role => Array.Exists(Table, row => row.Role == role && row.Kinds.Length > 0) && !account.Roles.Contains(role, StringComparer.Ordinal) && Fit([.. account.Roles, role], kind))];

    /// <summary>Whether somebody sees an account.</summary>
    public static bool MaySee(AccountKeeper keeper, StaffAccountState account) =>
        keeper.IsAdministrator || (keeper.Roles.Contains(ServiceRoles.AccountManager, StringComparer.Ordinal) && keeper.OfficeId == account.OfficeId);

    /// <summary>Whether somebody may change an account: not the own one, and none that has more than they could give.</summary>
    public static bool MayChange(AccountKeeper keeper, StaffAccountState account) =>
        MaySee(keeper, account) && keeper.Id != account.Id && account.Roles.Concat(account.Acting.Select(acting => acting.Role)).All(RolesGivenBy(keeper).Contains);

    /// <summary>Whether these roles may stand together in this organisation, null for none: a manager also works there.</summary>
    public static bool Fit(IReadOnlyList<string> roles, OfficeKind? kind)
    {
        var kinds = Table.Where(row => roles.Contains(row.Role, StringComparer.Ordinal) && row.Kinds.Length > 0).Select(row => row.Kinds).ToList();
        return kinds.Count == 0 ? kind is null : kind is { } known && kinds.TrueForAll(allowed => allowed.Contains(known));
    }

    /// <summary>Whether the roles hold one by which somebody works; managing accounts alone is no work.</summary>
    public static bool HoldWork(IReadOnlyList<string> roles) => roles.Any(role => ServiceRoles.Staff.Contains(role, StringComparer.Ordinal));
}
