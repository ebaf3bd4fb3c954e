using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.ResourceManagement;

namespace Duplicates.OrchardCore.Forms;

/// <summary>
/// Lets the name of a site in two languages wrap in the bar of Orchard's own theme on a narrow screen, and the bar take its place above
/// the page: it would lie on the heading.
/// </summary>
internal sealed class FormPageStyle(IResourceManager resources) : IAsyncResultFilter
{
    private const string Style = "<style>@media (max-width:575px){.navbar.fixed-top{position:static}.navbar-brand{white-space:normal;max-width:calc(100% - 4.5rem);font-size:1rem}}</style>";

    /// <inheritdoc />
    public Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.HttpContext.Request.Path.Value?.Contains("/forms/", StringComparison.Ordinal) is true)
        {
            resources.RegisterStyle(new HtmlString(Style));
        }

        return next();
    }
}
