using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Web;

/// <summary>How a page answers that has moved.</summary>
internal static class MovedPage
{
    /// <summary>
    /// Leads for good to where the page is now, with the query as it came; not found when it is nowhere. Browsers ask again each time,
    /// because another page may take the path one day.
    /// </summary>
    /// <param name="page">The page that was asked for.</param>
    /// <param name="path">The present path without the leading slash; null when there is none.</param>
    /// <param name="rest">What follows the path of the page itself, for example <c>/card</c>.</param>
    public static IActionResult MovedTo(this PageModel page, string? path, string rest = "")
    {
        if (path is null)
        {
            return page.NotFound();
        }

        page.Response.Headers.CacheControl = "no-cache";
        return page.LocalRedirectPermanent($"~{new PathString($"/{path}{rest}").ToUriComponent()}{page.Request.QueryString}");
    }
}
