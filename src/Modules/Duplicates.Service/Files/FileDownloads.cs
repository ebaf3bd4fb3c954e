using Duplicates.Domain.Applications;
using Duplicates.Service.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Files;

/// <summary>Gives files back: always as a download, never shown as a page of the site, whatever is in them.</summary>
internal static class FileDownloads
{
    /// <summary>The answer; 404 when there is no such file.</summary>
    public static IActionResult Download(this PageModel page, (AttachedFile File, byte[] Content)? opened)
    {
        if (opened is not { } found)
        {
            return page.NotFound();
        }

        page.HttpContext.SandboxAnswer();
        page.Response.Headers.CacheControl = "no-store";
        return page.File(found.Content, found.File.Kind.MediaType(), found.File.Name);
    }
}
