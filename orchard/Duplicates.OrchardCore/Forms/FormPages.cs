using Duplicates.Service.Apply;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Modules;
using OrchardCore.Security;
using OrchardCore.Workflows.Helpers;

namespace Duplicates.OrchardCore.Forms;

/// <summary>Pages of widgets on which people fill in an application and sign it.</summary>
[Feature(Features.Forms)]
public sealed class FormPages : StartupBase
{
    /// <summary>The content type of such a page.</summary>
    public const string ContentType = "ApplicationForm";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddActivity<KeepShortApplicationTask, KeepShortApplicationTaskDriver>();
        services.AddActivity<SubmitShortApplicationTask, SubmitShortApplicationTaskDriver>();
        services.AddContentPart<ApplicationToSignPart>().UseDisplayDriver<ApplicationToSignPartDisplayDriver>();
        services.AddScoped<IAuthorizationHandler, FormPageAuthorization>();
        services.AddSingleton<CookieTempDataProvider>();
        services.AddSingleton<ITempDataProvider, TempDataWithoutEmptyCookies>();
    }
}

/// <summary>A form page is opened by citizens only, so that nobody fills it in and is asked to sign in afterwards; anybody else is asked before.</summary>
internal sealed class FormPageAuthorization(IShortApplication applications) : AuthorizationHandler<PermissionRequirement>
{
    /// <inheritdoc />
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.Resource is ContentItem { ContentType: FormPages.ContentType } && requirement.Permission.Name.StartsWith("View", StringComparison.Ordinal))
        {
            if (applications.MayApply(context.User))
            {
                context.Succeed(requirement);
            }
            else
            {
                context.Fail(new AuthorizationFailureReason(this, "Only a citizen applies."));
            }
        }

        return Task.CompletedTask;
    }
}
