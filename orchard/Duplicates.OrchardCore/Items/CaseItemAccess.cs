using System.Security.Claims;
using Duplicates.Service;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents.Services;
using OrchardCore.Contents.ViewModels;
using OrchardCore.DisplayManagement.ModelBinding;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;
using OrchardCore.Security.Services;
using YesSql;
using YesSql.Services;

namespace Duplicates.OrchardCore.Items;

/// <summary>
/// Items of cases are read by the school's own officers and by the ministry's inspectors, and changed by nobody: only the service changes them.
/// An administrator is refused like anybody else unless given such a role.
/// </summary>
internal sealed class CaseItemAuthorization(CaseItemReaders readers) : AuthorizationHandler<PermissionRequirement>
{
    private static readonly string[] Reading = ["View", "ListContent"];

    /// <inheritdoc />
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.Resource is not ContentItem item || !CaseItemTypes.Contains(item.ContentType))
        {
            return;
        }

        if (Array.Exists(Reading, name => requirement.Permission.Name.StartsWith(name, StringComparison.Ordinal)) && (await readers.OfAsync(context.User)).MayRead(SchoolOf(item)))
        {
            context.Succeed(requirement);
        }
        else
        {
            context.Fail(new AuthorizationFailureReason(this, "Items of cases are read by the school that holds the case."));
        }
    }

    private static string? SchoolOf(ContentItem item) => item.Find<ApplicationPart>()?.School.Text ?? item.Find<CertificateDuplicatePart>()?.School.Text;
}

/// <summary>Whose items somebody may read.</summary>
/// <param name="All">Those of all schools.</param>
/// <param name="School">Those of this one; null for none.</param>
public sealed record CaseItemReader(bool All, string? School)
{
    /// <summary>Whether this may be read: an item of a school, or, without one, any item at all.</summary>
    public bool MayRead(string? school) => All || School is not null && (string.IsNullOrEmpty(school) || school == School);
}

/// <summary>
/// Asks the roles of a person for the module's permissions by name. Orchard's administrator has every permission without being given it, and
/// cases are none of an administrator's business.
/// </summary>
public sealed class CaseItemReaders(IRoleService roles)
{
    private readonly Dictionary<ClaimsPrincipal, CaseItemReader> _known = [];

    /// <summary>Whose items a person may read.</summary>
    public async Task<CaseItemReader> OfAsync(ClaimsPrincipal user)
    {
        if (!_known.TryGetValue(user, out var reader))
        {
            var given = new HashSet<string>(StringComparer.Ordinal);
            foreach (var role in user.FindAll(ClaimTypes.Role).Select(claim => claim.Value).Distinct(StringComparer.Ordinal))
            {
                given.UnionWith((await roles.GetRoleClaimsAsync(role)).Where(claim => claim.Type == Permission.ClaimType).Select(claim => claim.Value));
            }

            var school = given.Contains(Permissions.ViewOwnCases.Name) && user.FindFirstValue(ServiceClaims.Office) is { Length: > 0 } office ? office : null;
            _known[user] = reader = new(given.Contains(Permissions.ViewAllCases.Name), school);
        }

        return reader;
    }
}

/// <summary>Leaves the items of other schools out of the admin's list.</summary>
internal sealed class CaseItemListFilter(IHttpContextAccessor http, CaseItemReaders readers) : IContentsAdminListFilter
{
    /// <inheritdoc />
    public async Task FilterAsync(ContentOptionsViewModel model, IQuery<ContentItem> query, IUpdateModel updater)
    {
        if (http.HttpContext?.User is { } user && await readers.OfAsync(user) is { All: false } reader)
        {
            var (types, school) = (CaseItemTypes.All, reader.School ?? string.Empty);
            query.With<ContentItemIndex>(item => item.ContentType.IsNotIn(types) || item.ContentItemId.IsIn<CaseItemIndex>(index => index.ContentItemId, index => index.School == school));
        }
    }
}
