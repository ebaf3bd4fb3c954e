using Duplicates.Service.Offices;
using Duplicates.Service.Search.Misses;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;

namespace Duplicates.Service.Pages.Offices;

/// <summary>The directory of schools and offices, searched by any word, with what is open now (R6).</summary>
[AllowAnonymous]
[PublicPage(Seconds = 30)]
internal sealed class IndexModel(OfficeFinder directory, IOffices offices, OpenNow openNow, SearchMisses misses) : DirectoryPage(directory, offices, openNow)
{
    /// <summary>What found nothing is noted when it was sent, not while it is typed.</summary>
    public override void OnGet()
    {
        base.OnGet();
        if (Count == 0 && Region is null or "" && !Open && !string.IsNullOrWhiteSpace(Search))
        {
            misses.Note(Search, ReaderLanguage.Current, HttpContext);
        }
    }
}
