using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.ResourceManagement;

namespace Duplicates.OrchardCore.Site;

/// <summary>
/// Keeps the cards of Orchard's pictures of workflows as narrow as the recipes place them: titles in two languages would make them as
/// wide as the text, and the cards would lie on each other.
/// </summary>
internal sealed class DesignerStyle(IResourceManager resources) : IAsyncResultFilter
{
    private const string Style = "<style>.workflow-canvas .activity{width:250px;max-height:110px;overflow:hidden;padding:.5rem;font-size:.75rem}.workflow-canvas .activity h4{font-size:.8125rem;line-height:1.25}</style>";

    /// <inheritdoc />
    public Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (Equals(context.RouteData.Values["area"], "OrchardCore.Workflows"))
        {
            resources.RegisterStyle(new HtmlString(Style));
        }

        return next();
    }
}
