using Duplicates.Service.Search;
using Duplicates.Service.Search.Misses;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Search;

/// <summary>Search over the public pages, schools and offices.</summary>
[AllowAnonymous]
[PublicPage(Seconds = 60)]
internal sealed class IndexModel(SiteSearch search, SearchMisses misses) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>What was found; null while nothing was asked.</summary>
    public SearchResults? Results { get; private set; }

    public void OnGet()
    {
        if (!string.IsNullOrWhiteSpace(Search))
        {
            Results = search.Find(Search, ReaderLanguage.Current);
            if (Results.Pages.Count + Results.OfficeCount == 0)
            {
                misses.Note(Search, ReaderLanguage.Current, HttpContext);
            }
        }
    }
}
