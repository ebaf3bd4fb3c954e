using Microsoft.AspNetCore.Mvc.Filters;

namespace Duplicates.OrchardCore.Citizens;

/// <summary>Whoever signs out on a page in Orchard's theme, a form of widgets for one, ends the session of a citizen as well.</summary>
internal sealed class SignOutOfBoth : IAsyncActionFilter
{
    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var route = context.RouteData.Values;
        if (Equals(route["area"], "OrchardCore.Users") && Equals(route["controller"], "Account") && Equals(route["action"], "LogOff"))
        {
            await CitizenSession.EndAsync(context.HttpContext);
        }

        await next();
    }
}
