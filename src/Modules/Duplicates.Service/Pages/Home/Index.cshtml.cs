using Duplicates.Service.InfoPages;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Home;

/// <summary>The start page: what it is, what one needs, where to begin.</summary>
[AllowAnonymous]
[PublicPage]
internal sealed class IndexModel(IInfoPages pages) : PageModel
{
    /// <summary>All info pages in the reader's language.</summary>
    public IReadOnlyList<InfoPage> Pages => pages.All(ReaderLanguage.Current);
}
