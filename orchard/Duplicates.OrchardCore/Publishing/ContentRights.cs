using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;

namespace Duplicates.OrchardCore.Publishing;

/// <summary>
/// Content of the service is edited by whoever was given the right of the module for it, whatever Orchard's own permissions say; the words of
/// messages, the calendar and the words of the search are nobody's public page.
/// </summary>
internal sealed class ContentRights(IServiceProvider services) : AuthorizationHandler<PermissionRequirement>
{
    private static readonly Dictionary<string, Permission> Editing = new(StringComparer.Ordinal)
    {
        ["InfoPage"] = Permissions.EditPages,
        ["Office"] = Permissions.EditPages,
        ["SearchSynonyms"] = Permissions.EditPages,
        ["WorkingCalendarYear"] = Permissions.EditCalendar,
        ["ServicePassport"] = Permissions.EditLaw,
        ["RequiredDocument"] = Permissions.EditLaw,
        ["RefusalGround"] = Permissions.EditLaw,
        ["PriorityGroup"] = Permissions.EditLaw,
        ["MessageTemplate"] = Permissions.EditTemplates,
    };

    private static readonly string[] NotPublic = ["MessageTemplate", "WorkingCalendarYear", "SearchSynonyms"];
    private static readonly string[] Asked = ["Edit", "Publish", "Delete", "Clone", "Preview", "List", "Localize"];

    /// <summary>The right to edit items of a type; null for types that are not the service's.</summary>
    public static Permission? Of(string contentType) => Editing.GetValueOrDefault(contentType);

    /// <inheritdoc />
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.Resource is not ContentItem item || Of(item.ContentType ?? string.Empty) is not { } right || !IsAsked(requirement.Permission.Name, item.ContentType!))
        {
            return;
        }

        // lazily: the service of authorization knows this handler
        if (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(context.User, right))
        {
            context.Succeed(requirement);
        }
        else
        {
            context.Fail(new AuthorizationFailureReason(this, $"The permission {right.Name} is needed."));
        }
    }

    private static bool IsAsked(string permission, string contentType) =>
        Array.Exists(Asked, name => permission.StartsWith(name, StringComparison.Ordinal)) || permission.StartsWith("View", StringComparison.Ordinal) && NotPublic.Contains(contentType, StringComparer.Ordinal);
}
