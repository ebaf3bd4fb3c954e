using Duplicates.Service.Content;
using Duplicates.Service.Editor;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Editor;

/// <summary>A draft as a reviewer with a link reads it, in the language of the page; no search engine may keep it.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class PreviewModel(ContentStore store, PreviewLinks links) : PageModel
{
    /// <summary>The draft.</summary>
    public EditorPreview Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        foreach (var id in links.Read(token) ?? [])
        {
            if (await store.VersionAsync(id, cancellationToken) is { } version && version.Culture == ReaderLanguage.Current)
            {
                Draft = new(version.Row.ContentType, version.Culture, version.Item.Json);
                Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
                Response.Headers["Referrer-Policy"] = "no-referrer";
                return Page();
            }
        }

        return NotFound();
    }
}
