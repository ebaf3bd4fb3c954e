using Duplicates.Service.Content;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Localization;
using OrchardCore.DisplayManagement.Notify;

namespace Duplicates.OrchardCore.Site;

/// <summary>
/// Names on the dashboard, the list of content items and the list of languages what is published and left out because it cannot be read.
/// </summary>
internal sealed class LeftOutNotice(IPublicationCheck check, IAuthorizationService authorization, INotifier notifier, IHtmlLocalizer<LeftOutNotice> texts) : IAsyncActionFilter
{
    private static readonly (string Area, string Controller)[] Pages = [("OrchardCore.AdminDashboard", "Dashboard"), ("OrchardCore.Contents", "Admin"), ("Duplicates.OrchardCore", "Translations")];

    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var route = context.RouteData.Values;
        if (HttpMethods.IsGet(context.HttpContext.Request.Method) && Array.Exists(Pages, page => Equals(route["area"], page.Area) && Equals(route["controller"], page.Controller))
            && check.LeftOut() is { Count: > 0 } leftOut && await authorization.AuthorizeAsync(context.HttpContext.User, Permissions.ViewTranslations))
        {
            foreach (var set in leftOut)
            {
                var name = $"{set.TypeName}: {(set.Title.Length > 0 ? set.Title : set.SetId)}";
                var why = string.Join(' ', set.Problems);
                await notifier.WarningAsync(set.FormerIsPublic
                    ? texts["Published, but it cannot be read; the public sees the last version without the mistake. {0}. {1}", name, why]
                    : texts["Published, but it cannot be read; the public sees nothing of it. {0}. {1}", name, why]);
            }
        }

        await next();
    }
}
