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
using YesSql;
using YesSql.Services;

namespace Duplicates.OrchardCore.Items;

/// <summary>
/// Items of cases are read by the school's own officers and by the ministry's inspectors, and changed by nobody: only the service changes them.
/// An administrator is refused like anybody else unless given such a role.
/// </summary>
internal sealed class CaseItemAuthorization : AuthorizationHandler<PermissionRequirement>
{
    private static readonly string[] Reading = ["View", "ListContent"];

    /// <inheritdoc />
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.Resource is not ContentItem item || !CaseItemTypes.Contains(item.ContentType))
        {
            return Task.CompletedTask;
        }

        if (Array.Exists(Reading, name => requirement.Permission.Name.StartsWith(name, StringComparison.Ordinal)) && MayRead(context.User, SchoolOf(item)))
        {
            context.Succeed(requirement);
        }
        else
        {
            context.Fail(new AuthorizationFailureReason(this, "Items of cases are read by the school that holds the case."));
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether somebody may read the items of a school; without a school, whether of any.</summary>
    private static bool MayRead(ClaimsPrincipal user, string? school) =>
        user.IsInRole(ServiceRoles.MinistryInspector) || (CaseItemReader.OfficeOf(user) is { } office && (school is null || school == office));

    private static string? SchoolOf(ContentItem item) => item.Find<ApplicationPart>()?.School.Text ?? item.Find<CertificateDuplicatePart>()?.School.Text;
}

/// <summary>Whose items somebody may read.</summary>
internal static class CaseItemReader
{
    /// <summary>The school of an officer; null for anybody else.</summary>
    public static string? OfficeOf(ClaimsPrincipal user) =>
        (user.IsInRole(ServiceRoles.SchoolClerk) || user.IsInRole(ServiceRoles.SchoolHead)) && user.FindFirstValue(ServiceClaims.Office) is { Length: > 0 } office ? office : null;
}

/// <summary>Leaves the items of other schools out of the admin's list.</summary>
internal sealed class CaseItemListFilter(IHttpContextAccessor http) : IContentsAdminListFilter
{
    /// <inheritdoc />
    public Task FilterAsync(ContentOptionsViewModel model, IQuery<ContentItem> query, IUpdateModel updater)
    {
        if (http.HttpContext?.User is { } user && CaseItemReader.OfficeOf(user) is { } office && !user.IsInRole(ServiceRoles.MinistryInspector))
        {
            var types = CaseItemTypes.All;
            query.With<ContentItemIndex>(item => item.ContentType.IsNotIn(types) || item.ContentItemId.IsIn<CaseItemIndex>(index => index.ContentItemId, index => index.School == office));
        }

        return Task.CompletedTask;
    }
}
