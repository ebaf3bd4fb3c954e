using OrchardCore.Security.Permissions;

namespace Duplicates.OrchardCore;

/// <summary>What the module adds to Orchard's permissions. Who may see cases follows from the roles of the service and is no permission.</summary>
internal sealed class Permissions : IPermissionProvider
{
    /// <summary>Sees which pages and offices lack a language or have an older one.</summary>
    public static readonly Permission ViewTranslations = new("ViewDuplicatesTranslations", "View the state of each language of pages and offices");

    /// <inheritdoc />
    public Task<IEnumerable<Permission>> GetPermissionsAsync() => Task.FromResult<IEnumerable<Permission>>([ViewTranslations]);

    /// <inheritdoc />
    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() =>
    [
        new() { Name = "Administrator", Permissions = [ViewTranslations] },
        new() { Name = Duplicates.Service.ServiceRoles.MinistryEditor, Permissions = [ViewTranslations] },
    ];
}
