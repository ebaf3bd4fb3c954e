using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Localization;
using OrchardCore.DisplayManagement.Notify;

namespace Duplicates.OrchardCore.Site;

/// <summary>Says on the dashboard, to whom may mend it, what keeps the service from working.</summary>
internal sealed class StateNotice(ServiceState state, IAuthorizationService authorization, INotifier notifier, IHtmlLocalizer<StateNotice> texts) : IAsyncActionFilter
{
    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (!state.IsReady && HttpMethods.IsGet(context.HttpContext.Request.Method) && Equals(context.RouteData.Values["area"], "OrchardCore.AdminDashboard")
            && await authorization.AuthorizeAsync(context.HttpContext.User, Permissions.ManageSettings))
        {
            await notifier.ErrorAsync(texts["The service answers nobody until this is mended in the settings or in the configuration: {0}", state.Problem]);
        }

        await next();
    }
}
