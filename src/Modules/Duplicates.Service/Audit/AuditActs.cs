using Duplicates.Domain.Applications;
using static Duplicates.Domain.Applications.ActorRole;

namespace Duplicates.Service.Audit;

/// <summary>
/// Who is on record for what: a row for each act with the roles in which it is done. Whoever has several of them is on record in the first.
/// </summary>
internal static class AuditActs
{
    private static readonly ActorRole[] OfCases = [SchoolHead, SchoolClerk, CorporationOperator, MinistryInspector];
    private static readonly ActorRole[] OfDesks = [SchoolHead, SchoolClerk, CorporationOperator];
    private static readonly ActorRole[] OfAccounts = [Administrator, AccountManager];
    private static readonly ActorRole[] OfStaff = [SchoolHead, SchoolClerk, CorporationOperator, MinistryInspector, MinistryEditor, Administrator, AccountManager];

    /// <summary>The rows.</summary>
    public static IReadOnlyDictionary<AuditAction, IReadOnlyList<ActorRole>> Rows { get; } = new Dictionary<AuditAction, IReadOnlyList<ActorRole>>
    {
        [AuditAction.CaseRead] = OfCases,
        [AuditAction.CaseDenied] = [.. OfCases, Applicant],
        [AuditAction.DocumentRead] = OfCases,
        [AuditAction.RegisterRead] = [SchoolHead, SchoolClerk],
        [AuditAction.RegisterExported] = [SchoolHead, SchoolClerk],
        [AuditAction.SignatureRefused] = [Applicant, CorporationOperator],

        // an account may have lost its last role
        [AuditAction.StaffSignedIn] = [.. OfStaff, ActorRole.Service],

        // nobody has proved to be the holder of the account
        [AuditAction.StaffSignInFailed] = [ActorRole.Service],
        [AuditAction.MessageRetried] = [Administrator],
        [AuditAction.MessageDiscarded] = [Administrator],
        [AuditAction.ContentSaved] = [MinistryEditor],
        [AuditAction.ContentRestored] = [MinistryEditor],
        [AuditAction.ContentDraftDeleted] = [MinistryEditor],
        [AuditAction.ContentProposed] = [MinistryEditor],
        [AuditAction.ContentPublished] = [MinistryEditor],
        [AuditAction.ContentUnpublished] = [MinistryEditor],
        [AuditAction.ContentScheduled] = [MinistryEditor],
        [AuditAction.ContentScheduleCancelled] = [MinistryEditor],
        [AuditAction.ContentPreviewShared] = [MinistryEditor],
        [AuditAction.OfficesImported] = [MinistryEditor],
        [AuditAction.PhoneChanged] = [Applicant, SchoolHead, SchoolClerk, CorporationOperator],
        [AuditAction.AccountInvited] = OfAccounts,
        [AuditAction.AccountChanged] = OfAccounts,
        [AuditAction.AccountMoved] = OfAccounts,
        [AuditAction.AccountRoleGiven] = OfAccounts,
        [AuditAction.AccountRoleTaken] = OfAccounts,
        [AuditAction.AccountLocked] = OfAccounts,
        [AuditAction.AccountUnlocked] = OfAccounts,
        [AuditAction.AccountReset] = OfAccounts,
        [AuditAction.AccountSessionsEnded] = OfAccounts,
        [AuditAction.AccountPasswordChosen] = [.. OfStaff, ActorRole.Service],
        [AuditAction.AccountActingGiven] = OfAccounts,
        [AuditAction.AccountActingEnded] = OfAccounts,
        [AuditAction.AccountFactorSetUp] = [.. OfStaff, ActorRole.Service],
        [AuditAction.AccountFactorRemoved] = OfAccounts,
        [AuditAction.ManagersImported] = [Administrator],
        [AuditAction.RecipeImported] = [Administrator],
        [AuditAction.HistorySealed] = [ActorRole.Service],
        [AuditAction.IntakeBegun] = OfDesks,
        [AuditAction.IntakeTakenOver] = OfDesks,
        [AuditAction.IntakeDropped] = OfDesks,
        [AuditAction.IntakeAccepted] = OfDesks,
        [AuditAction.IntakeDenied] = OfDesks,
        [AuditAction.IntakeRefused] = OfDesks,
        [AuditAction.IntakePassedOn] = OfDesks,
        [AuditAction.ManifestBegun] = OfDesks,
        [AuditAction.ManifestSealed] = OfDesks,
        [AuditAction.ManifestDeparted] = OfDesks,
        [AuditAction.ManifestReceived] = OfDesks,
        [AuditAction.ManifestSettled] = OfDesks,
        [AuditAction.ManifestClosed] = OfDesks,
        [AuditAction.ManifestDenied] = OfDesks,
        [AuditAction.ManifestRefused] = OfDesks,
        [AuditAction.HomeVisitChanged] = [CorporationOperator],
        [AuditAction.HomeVisitDenied] = [CorporationOperator],
        [AuditAction.HomeVisitRefused] = [CorporationOperator],
        [AuditAction.LetterHandedOver] = [SchoolHead, SchoolClerk],
        [AuditAction.LetterPosted] = [SchoolHead, SchoolClerk],
    };

    /// <summary>The role in which somebody with these roles does something.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="roles">Names of <see cref="ServiceRoles"/>; each is that of an <see cref="ActorRole"/>.</param>
    public static ActorRole RoleOf(AuditAction action, IEnumerable<string> roles)
    {
        var names = roles.ToHashSet(StringComparer.Ordinal);
        return Rows[action].FirstOrDefault(role => names.Contains(role.ToString()), ActorRole.Service);
    }

    /// <summary>Whether somebody does something in a role.</summary>
    public static bool Allows(AuditAction action, ActorRole role) => Rows[action].Contains(role);
}
