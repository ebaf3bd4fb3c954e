using Duplicates.Service.Search;
using Duplicates.Service.Search.Misses;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Editor;

/// <summary>What people sought in vain, and the synonyms by which they will find it.</summary>
[Authorize(Policy = ServicePolicies.Editor)]
internal sealed class SearchMissesModel(SearchMissLog log, SynonymDesk desk) : PageModel
{
    /// <summary>Words that found nothing, the most wanted first.</summary>
    public IReadOnlyList<SearchMissRow> Misses { get; private set; } = [];

    /// <summary>The synonyms.</summary>
    public IReadOnlyList<SynonymGroup> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        (Misses, Groups) = (await log.ListAsync(cancellationToken), await desk.ListAsync(cancellationToken));

    /// <summary>Takes words off the list.</summary>
    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancellationToken)
    {
        await log.ForgetAsync(key, cancellationToken);
        return this.GoTo(SitePaths.EditorSearch);
    }
}
