using Duplicates.Service;
using OrchardCore.Security.Permissions;

namespace Duplicates.OrchardCore;

/// <summary>
/// What the module adds to Orchard's permissions, one for each right. To see cases a role of the person has to be given the permission by name:
/// being an administrator is not enough.
/// </summary>
internal sealed class Permissions : IPermissionProvider
{
    /// <summary>Sees which pages and offices lack a language or have an older one.</summary>
    public static readonly Permission ViewTranslations = new("ViewDuplicatesTranslations", "View the state of each language of pages and offices");

    /// <summary>Says at which address the service is and how its messages leave.</summary>
    public static readonly Permission ManageSettings = new("ManageDuplicatesSettings", "Manage the settings of the duplicates service", isSecurityCritical: true);

    /// <summary>Sees the items of the cases of the own school.</summary>
    public static readonly Permission ViewOwnCases = new("ViewOwnDuplicatesCases", "View the cases of the own school", isSecurityCritical: true);

    /// <summary>Sees the items of all cases.</summary>
    public static readonly Permission ViewAllCases = new("ViewAllDuplicatesCases", "View the cases of all schools", isSecurityCritical: true);

    /// <summary>Edits and publishes pages, offices and words of the search.</summary>
    public static readonly Permission EditPages = new("EditDuplicatesPages", "Edit and publish pages and offices of the duplicates service");

    /// <summary>Edits and publishes the working calendar.</summary>
    public static readonly Permission EditCalendar = new("EditDuplicatesCalendar", "Edit and publish the working calendar");

    /// <summary>Edits and publishes the lists of law.</summary>
    public static readonly Permission EditLaw = new("EditDuplicatesLaw", "Edit and publish the lists of law of the duplicates service");

    /// <summary>Edits and publishes the words of messages.</summary>
    public static readonly Permission EditTemplates = new("EditDuplicatesTemplates", "Edit and publish the words of messages of the duplicates service");

    private static readonly Permission[] Editing = [ViewTranslations, EditPages, EditCalendar, EditLaw, EditTemplates];

    /// <inheritdoc />
    public Task<IEnumerable<Permission>> GetPermissionsAsync() => Task.FromResult<IEnumerable<Permission>>([.. Editing, ManageSettings, ViewOwnCases, ViewAllCases]);

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new() { Name = "Administrator", Permissions = [.. Editing, ManageSettings] },
        .. ByRole.Select(role => new PermissionStereotype { Name = role.Key, Permissions = role.Value }),
    ];

    /// <summary>What the roles of the service may do in Orchard; the recipe of roles says the same.</summary>
    public static IReadOnlyDictionary<string, Permission[]> ByRole { get; } = new Dictionary<string, Permission[]>(StringComparer.Ordinal)
    {
        [ServiceRoles.MinistryEditor] = Editing,
        [ServiceRoles.SchoolClerk] = [ViewOwnCases],
        [ServiceRoles.SchoolHead] = [ViewOwnCases],
        [ServiceRoles.MinistryInspector] = [ViewAllCases],
    };
}
