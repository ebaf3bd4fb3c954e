using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.ResourceManagement;

namespace Duplicates.OrchardCore.Site;

/// <summary>
/// Keeps the cards of Orchard's pictures of workflows as narrow as the recipes place them: titles in two languages would make them as
/// wide as the text, and the cards would lie on each other. They are lower than their places, so that the words of the outcomes
/// stand between them and not on them.
/// </summary>
internal sealed class DesignerStyle(IResourceManager resources) : IAsyncResultFilter
{
    private const string Style = "<style>.workflow-canvas .activity{width:250px;max-height:96px;overflow:hidden;padding:.5rem;font-size:.75rem}.workflow-canvas .activity header h4{font-size:.75rem;line-height:1.2;margin-bottom:.25rem}.workflow-canvas .connection-label{font-size:.6875rem;padding:0 .25rem}</style>";

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
