using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Pages.Offices;

/// <summary>The directory of schools and offices, searched by any word, with what is open now (R6).</summary>
[AllowAnonymous]
[PublicPage(Seconds = 30)]
internal sealed class IndexModel(OfficeSearch search, IOffices offices, OpenNow openNow) : PageModel
{
    private const int MostShown = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>What was found, in regions.</summary>
    public IReadOnlyList<IGrouping<string, Office>> Found { get; private set; } = [];

    /// <summary>How many were found in all.</summary>
    public int Count { get; private set; }

    /// <summary>More was found than is shown.</summary>
    public bool HasMore => Count > MostShown;

    public void OnGet()
    {
        var found = search.Find(Search, ReaderLanguage.Current);
        (Count, Found) = (found.Count, [.. found.Take(MostShown).GroupBy(office => office.Region, StringComparer.Ordinal)]);
    }

    /// <summary>Whether the office is open now, and until or from when.</summary>
    public string? StateOf(Office office) => openNow.Describe(office);

    /// <summary>The office that took over.</summary>
    public Office? SuccessorOf(Office office) => office.SuccessorId is { } id ? offices.Find(id) : null;
}
