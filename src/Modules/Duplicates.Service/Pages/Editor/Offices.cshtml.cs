using Duplicates.Service.Indexing;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Editor;

/// <summary>The offices for their editor: found by any word or by BIN, added, or brought as a list.</summary>
[Authorize(Policy = ServicePolicies.Editor)]
internal sealed class OfficesModel(OfficeSearch search) : PageModel
{
    private const int MostShown = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>The found offices; none before a search.</summary>
    public IReadOnlyList<Office> Found { get; private set; } = [];

    /// <summary>How the typed words were taken.</summary>
    public Understood Understood { get; private set; } = Understood.Exactly;

    /// <summary>How many were found.</summary>
    public int Count { get; private set; }

    public void OnGet()
    {
        if (!string.IsNullOrWhiteSpace(Search))
        {
            (var found, Understood) = search.Find(Search, ReaderLanguage.Current, []);
            (Count, Found) = (found.Count, [.. found.Take(MostShown)]);
        }
    }
}
