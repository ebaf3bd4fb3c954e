using Duplicates.Service.InfoPages;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.InfoPages;

/// <summary>A published info page.</summary>
[AllowAnonymous]
[PublicPage]
internal sealed class ShowModel(IInfoPages pages) : PageModel
{
    /// <summary>Whether the reader wants the page as it goes to paper.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Print { get; set; }

    /// <summary>The page.</summary>
    public InfoPage Info { get; private set; } = null!;

    public IActionResult OnGet(string slug)
    {
        if (pages.Find($"{ReaderLanguage.Current}/{slug}") is not { } found)
        {
            return NotFound();
        }

        Info = found;
        return Page();
    }

    /// <summary>Where the same page is in the other language.</summary>
    public string? PathIn(string language) => pages.InLanguage(Info.SetId, language)?.Path;
}
