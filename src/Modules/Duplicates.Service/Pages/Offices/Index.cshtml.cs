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

    /// <summary>Two-digit KATO region whose offices are asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>The reader has asked for nothing yet and chooses a region.</summary>
    public bool ChoosesRegion => string.IsNullOrWhiteSpace(Search) && Region is null;

    /// <summary>The regions with their numbers of offices.</summary>
    public IReadOnlyList<(string Code, int Offices)> RegionCounts { get; private set; } = [];

    /// <summary>What was found, in regions.</summary>
    public IReadOnlyList<IGrouping<string, Office>> Found { get; private set; } = [];

    /// <summary>How many were found in all.</summary>
    public int Count { get; private set; }

    /// <summary>More was found than is shown.</summary>
    public bool HasMore => Count > MostShown;

    public void OnGet()
    {
        var found = search.Find(Search, ReaderLanguage.Current);
        if (ChoosesRegion)
        {
            RegionCounts = [.. found.GroupBy(office => office.Region, StringComparer.Ordinal).Select(group => (group.Key, group.Count()))];
            return;
        }

        if (Region is not null)
        {
            found = [.. found.Where(office => string.Equals(office.Region, Region, StringComparison.Ordinal))];
        }

        (Count, Found) = (found.Count, [.. found.Take(MostShown).GroupBy(office => office.Region, StringComparer.Ordinal)]);
    }

    /// <summary>Whether the office is open now, and until or from when.</summary>
    public string? StateOf(Office office) => openNow.Describe(office);

    /// <summary>The office that took over.</summary>
    public Office? SuccessorOf(Office office) => office.SuccessorId is { } id ? offices.Find(id) : null;
}
